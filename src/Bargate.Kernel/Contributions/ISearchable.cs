namespace Bargate.Kernel.Contributions;

/// <summary>A module's part in the one search. Null from <see cref="One"/> removes the entry.</summary>
public interface ISearchable
{
    string Key { get; }

    IAsyncEnumerable<SearchEntry> All(CancellationToken stop);

    Task<SearchEntry?> One(string id, CancellationToken stop);
}

/// <param name="Permission">Who may find it; null for everybody.</param>
public sealed record SearchEntry(string Id, string Url, string Title, string Summary, string Text, DateTime? VisibleFrom = null, DateTime? VisibleTo = null, string? Permission = null);
