namespace Bargate.Services.Contract;

/// <summary>What a service gives for a time: the resident is reminded once before it ends, from the closed case.</summary>
/// <param name="From">Stages that close the case with it.</param>
/// <param name="After">How long it lasts from that stage; null when an officer writes down its last day.</param>
/// <param name="Ends">The date of a stage's `asks:` that is its last day; null when <paramref name="After"/> says it.</param>
/// <param name="RemindDays">How many days before its end the resident is told.</param>
/// <param name="Say">What they are told; may show {ends} and {reference}.</param>
/// <param name="Service">The service that renews it; null for the same one.</param>
public sealed record RenewalRule(IReadOnlyList<string> From, KeepPeriod? After, string? Ends, int RemindDays, Text Say, string? Service);
