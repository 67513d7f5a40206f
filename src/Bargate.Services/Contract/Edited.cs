namespace Bargate.Services.Contract;

/// <summary>What came of a change to a service's text.</summary>
/// <param name="Text">The changed text, or the old one when the change was refused.</param>
/// <param name="Refused">Why it was not done, and what to do instead; null when it was.</param>
public sealed record Edited(ServiceText Text, string? Refused = null)
{
    /// <summary>Places that changed with it, such as conditions that name a question which has another id now.</summary>
    public IReadOnlyList<EditedUse> Also { get; init; } = [];

    public bool Done => Refused is null;
}

/// <summary>A use that was rewritten.</summary>
/// <param name="File">The service's file, or that of its walks.</param>
/// <param name="Path">The part that holds it.</param>
public sealed record EditedUse(string File, int Line, string Path, string Before, string After);
