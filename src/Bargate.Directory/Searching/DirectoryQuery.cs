using Bargate.Kernel.Councils;

namespace Bargate.Directory.Searching;

internal enum SortBy
{
    Best,
    Distance,
    Name,
    Checked,
}

/// <summary>What somebody looks for. Every filter narrows the one before it.</summary>
internal sealed record DirectoryQuery
{
    public string? Words { get; init; }

    /// <summary>Keys of <see cref="Facets"/>: `directory:family`, `day:mo`, `access:lift`.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>Of these keys one is enough: on Monday or on Saturday.</summary>
    public IReadOnlyList<string> AnyOf { get; init; } = [];

    /// <summary>Suits somebody of these ages: the entry's own overlap them.</summary>
    public (int From, int To)? Ages { get; init; }

    public MapPoint? Near { get; init; }

    /// <summary>How far from there; only what shows its place is found.</summary>
    public double? Metres { get; init; }

    /// <summary>Whoever says where it serves must serve this place.</summary>
    public MapPoint? Covering { get; init; }

    /// <summary>By which what is open is told; without it nothing is.</summary>
    public Moment? At { get; init; }

    /// <summary>Only what is open at that time.</summary>
    public bool OpenNow { get; init; }

    public SortBy Sort { get; init; }

    public int Page { get; init; } = 1;

    public int PerPage { get; init; } = 20;

    /// <summary>All words must be there, and none is mended: what a program asks for is what it means.</summary>
    public bool Exactly { get; init; }

    public Guid? Term { get; init; }

    public Guid? Taxonomy { get; init; }

    public Guid? Provider { get; init; }

    public DateTime? ModifiedSince { get; init; }

    /// <summary>Open Referral's own, literal: the entry's minimum age is at least this.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>Open Referral's own, literal: the entry's maximum age is at most this.</summary>
    public int? MaximumAge { get; init; }

    public (byte? Day, TimeOnly? From, TimeOnly? To)? Session { get; init; }
}

/// <summary>One entry in a list of results: all that the list shows, so that it asks no database.</summary>
/// <param name="Places">Where it happens, without what is masked.</param>
internal sealed record Card(
    Guid Id, string Slug, string Name, string Summary, string Where, IReadOnlyList<string> Days, bool Free, string? Cost, int? FromAge, int? ToAge,
    Contract.EntryState State, DateTime? AssuredAt, IReadOnlyList<MapPoint> Places, bool Masked, IReadOnlyList<PlacedAt> AtLocations);

/// <summary>A service at a location; without a place where it is masked or has none.</summary>
internal readonly record struct PlacedAt(Guid Id, MapPoint? Place);

/// <summary>A page of results.</summary>
/// <param name="Counts">How many of all results each facet would leave.</param>
/// <param name="Instead">The words that were searched for, where those that were typed are known to no entry.</param>
/// <param name="Unplaced">How many fit but for a place that they do not show.</param>
internal sealed record FoundEntries(int Total, IReadOnlyList<FoundEntry> Entries, IReadOnlyDictionary<string, int> Counts, string? Instead, bool Loose, int Unplaced);

/// <param name="Open">It is open at the time that was asked for.</param>
internal sealed record FoundEntry(Card Card, double? Metres, bool Open = false);
