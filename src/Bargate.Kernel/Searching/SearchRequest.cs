namespace Bargate.Kernel.Searching;

/// <summary>What somebody searches for.</summary>
public sealed record SearchRequest(string Query)
{
    public const int MostLetters = 100;

    /// <summary>Only this kind of entry.</summary>
    public string? Kind { get; init; }

    /// <summary>As it is written, though no entry has such a word.</summary>
    public bool AsWritten { get; init; }

    public IReadOnlyCollection<string> Permissions { get; init; } = [];

    /// <summary>For measuring: what editors put first is left out.</summary>
    public bool WithoutBestBets { get; init; }

    /// <summary>The text as far as it is read, without halves of characters.</summary>
    public static string Cut(string? text)
    {
        text = (text ?? "").Trim();
        if (text.Any(char.IsSurrogate)) text = string.Concat(text.EnumerateRunes());
        return text.Length <= MostLetters ? text : text[..(char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)];
    }
}

/// <summary>What was found.</summary>
/// <param name="All">In the order to show them.</param>
/// <param name="Kinds">How many there are of each kind, before they were narrowed to one.</param>
public sealed record SearchResults(IReadOnlyList<SearchResult> All, IReadOnlyList<(string Kind, int Count)> Kinds)
{
    /// <summary>The query as it was put right, when the results are of that.</summary>
    public string? Corrected { get; init; }

    /// <summary>Nothing has these words: these are written alike.</summary>
    public bool Close { get; init; }

    /// <summary>The one that is clearly meant.</summary>
    public SearchResult? Answer { get; init; }

    /// <summary>Where a postcode, a case reference or the like leads.</summary>
    public IReadOnlyList<DirectMatch> Direct { get; init; } = [];

    public static SearchResults None { get; } = new([], []);
}

/// <summary>One entry that was found.</summary>
/// <param name="Action">The address of the form that it leads to.</param>
public sealed record SearchResult(long Id, string Kind, string Url, string Title, string Summary, string Language, string? Action = null, string? ActionTitle = null);

/// <summary>A query of a known shape, and the addresses it leads to. <paramref name="Shape"/> is `postcode`, `case`, `penalty-charge` or `near`.</summary>
public sealed record DirectMatch(string Shape, string Written, string Url, string Title, string Summary);
