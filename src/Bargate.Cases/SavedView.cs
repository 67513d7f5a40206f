using Bargate.Cases.Contract;

namespace Bargate.Cases;

/// <summary>A filter of the queue under a name that an officer gave it. What was looked for (a name, a postcode) is never part of it.</summary>
internal sealed class SavedView
{
    public const int LongestName = 60, LongestQuery = 1000, Most = 30;

    public Guid Id { get; init; }

    public OfficerId Officer { get; init; }

    /// <summary>The team that it is shared with; null while it is the officer's own.</summary>
    public string? Team { get; set; }

    public required string Name { get; set; }

    /// <summary>The filter as it stands in the address, with its question mark.</summary>
    public required string Query { get; set; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; private set; }

    public string Url => "/staff/cases" + Query;
}
