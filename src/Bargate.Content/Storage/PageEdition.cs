namespace Bargate.Content.Storage;

/// <summary>A published edition of one file of pages. Never changed: what the site said on a day can always be shown.</summary>
internal sealed class PageEdition
{
    /// <summary>From the council's folder, with `/`: `pages/council-tax/pay.md`.</summary>
    public required string File { get; init; }

    public required int Number { get; init; }

    /// <summary>SHA-256 of the content; empty when the page was withdrawn.</summary>
    public required string Hash { get; init; }

    /// <summary>The text, normalised; empty when the page was withdrawn.</summary>
    public required string Content { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required string PublishedBy { get; init; }

    public bool IsWithdrawn => Content.Length == 0;
}
