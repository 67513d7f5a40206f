namespace Bargate.Services.Storage;

/// <summary>An edition of a file that all services share: `teams.yaml` or one of `replies/`. Never changed, so a broken folder takes nobody's team away.</summary>
internal sealed class PublishedFile
{
    /// <summary>From the council's folder, with `/`.</summary>
    public required string Path { get; init; }

    public required int Number { get; init; }

    /// <summary>SHA-256 of the content; empty when the file was withdrawn.</summary>
    public required string Hash { get; init; }

    /// <summary>The text, normalised; empty when the file was withdrawn.</summary>
    public required string Content { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required string PublishedBy { get; init; }

    public bool IsWithdrawn => Content.Length == 0;
}
