namespace Bargate.Content.Editing;

/// <summary>
/// What was published in the browser while the council's folder could not be written. It goes before the folder's file until that changes from what it
/// was; then an officer chooses (decision 0053).
/// </summary>
internal sealed class BrowserText
{
    public required string File { get; init; }

    /// <summary>Empty when the page was withdrawn.</summary>
    public required string Content { get; set; }

    /// <summary>The hash of the folder's file that it goes before; empty when there was none.</summary>
    public required string FolderHash { get; set; }

    public int Version { get; private set; }
}
