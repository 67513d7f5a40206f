namespace Bargate.Services.Contract;

/// <summary>Straight-through: a case for which this holds comes to a stage on submission, where a person would add nothing.</summary>
/// <param name="SampleEvery">Of so many, one is left for officers to check; null for none.</param>
public sealed record AutoRule(Condition? When, string To, string? Reason, int? SampleEvery);
