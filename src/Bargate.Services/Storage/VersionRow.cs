namespace Bargate.Services.Storage;

/// <summary>A published edition. Never changed: drafts and cases read it for as long as they live.</summary>
internal sealed class VersionRow
{
    public required string Service { get; init; }

    public required int Number { get; init; }

    /// <summary>SHA-256 of the normalised content; empty when the service was withdrawn.</summary>
    public required string Hash { get; init; }

    /// <summary>The file and its blocks, enough to read the edition again by itself; empty when the service was withdrawn.</summary>
    public required string Content { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required string PublishedBy { get; init; }

    public bool IsWithdrawn => Content.Length == 0;
}
