namespace Bargate.Services.Storage;

/// <summary>
/// What was published in the browser while the council's folder could not be written. It goes before the folder's file until that changes from what it
/// was; then an officer chooses (decision 0062).
/// </summary>
internal sealed class BrowserText
{
    public required string Service { get; init; }

    public required string Text { get; set; }

    public required string Walks { get; set; }

    /// <summary>The hash of the folder's files that it goes before; empty when there were none.</summary>
    public required string FolderHash { get; set; }

    public int Version { get; private set; }
}
