namespace Bargate.Services.Contract;

/// <summary>What is different between two texts of a service, in words and as lines.</summary>
public sealed record ServiceDifference(IReadOnlyList<TextChange> Changes, IReadOnlyList<LineChange> Lines)
{
    public bool IsNone => Changes.Count == 0;
}

public enum ChangeKind
{
    Added,
    Removed,
    Moved,
    Changed,
    /// <summary>Comments, quotes, blank lines: it says the same.</summary>
    Written,
}

/// <summary>One change.</summary>
/// <param name="Path">The part, in the new text where it is there.</param>
/// <param name="Property">What of it changed, such as `label`; null for the part as a whole.</param>
public sealed record TextChange(ChangeKind Kind, string Path, string? Property, Sentence Sentence);

/// <summary>A line of both texts, or of one of them.</summary>
/// <param name="Before">Its number in the old text; null for a line that is new.</param>
/// <param name="After">Its number in the new text; null for a line that is gone.</param>
public sealed record LineChange(int? Before, int? After, string Text)
{
    public bool IsSame => Before is not null && After is not null;
}
