namespace Bargate.Kernel.Contributions;

/// <summary>A module's part in the one search. What changes an entry calls `search.Touch(Key, id)` in its transaction; null from <see cref="One"/> removes the entry.</summary>
public interface ISearchable
{
    /// <summary>A slug: `services`, `pages`.</summary>
    string Key { get; }

    /// <summary>Its entries are many and much alike, as those of a directory: they stand on a shelf of their own, say nothing about how rare a word is, and come a few at a time between the others.</summary>
    bool IsShelf => false;

    IAsyncEnumerable<SearchEntry> All(CancellationToken stop);

    Task<SearchEntry?> One(string id, CancellationToken stop);
}

/// <summary>One thing that can be found.</summary>
/// <param name="Kind">What people would call it, as a slug; `search.kinds.KIND` is the key of its word, and results can be narrowed to it.</param>
public sealed record SearchEntry(string Id, string Kind, string Url, string Title, string Summary, string Body)
{
    /// <summary>Other words that people use for it. They count as much as those of the title.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>Of its text, as `en`; null for the council's first language.</summary>
    public string? Language { get; init; }

    public DateTime? VisibleFrom { get; init; }

    public DateTime? VisibleTo { get; init; }

    /// <summary>Who may find it; null for everybody.</summary>
    public string? Permission { get; init; }

    /// <summary>The addresses of entries that this one explains and leads to: a page leads to its form. They are shown as one result.</summary>
    public IReadOnlyList<string> LeadsTo { get; init; } = [];

    /// <summary>Below 1, it comes after others that are found as well: a directory entry that nobody has checked for long.</summary>
    public double Weight { get; init; } = 1;
}
