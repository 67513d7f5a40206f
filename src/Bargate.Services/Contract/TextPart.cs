namespace Bargate.Services.Contract;

public enum PartKind
{
    Question,
    /// <summary>Worked out of other answers and never asked.</summary>
    Value,
    /// <summary>Several questions on one page.</summary>
    Group,
    /// <summary>A group that is asked for each of several items.</summary>
    Repeat,
    /// <summary>`use:`, the questions of a block.</summary>
    Block,
    ExitPage,
    Stage,
    /// <summary>Any other part of the file.</summary>
    Other,
}

/// <summary>A part of a service's text: a page, a question of a group, an exit page, a stage.</summary>
/// <param name="Path">How operations name it: questions/kind, questions/items/questions/thing, exits/call-999, case/stages/received.</param>
/// <param name="Name">What it asks, or is called, in the first language; its id where that is missing.</param>
/// <param name="Line">Its first line, from 1; comments above belong to it.</param>
/// <param name="Position">Which one it is of its list, from 0.</param>
/// <param name="Parts">The questions of a group.</param>
public sealed record TextPart(string Path, PartKind Kind, string Id, string Name, string? Type, int Line, int LastLine, int Position, IReadOnlyList<TextPart> Parts)
{
    public bool OfficersOnly => Path.StartsWith("officers-only/", StringComparison.Ordinal);

    /// <summary>The list that holds it.</summary>
    public string List => Path[..Path.LastIndexOf('/')];
}
