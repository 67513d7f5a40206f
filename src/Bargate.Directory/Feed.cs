namespace Bargate.Directory;

/// <summary>Another body's Open Referral feed that is read into the directory.</summary>
internal sealed class Feed
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Its base address: `https://example.org/oruk/v3`.</summary>
    public required string Url { get; set; }

    public required string Licence { get; set; }

    /// <summary>The directories its entries go into, each between commas.</summary>
    public required string Directories { get; set; }

    public DateTime AddedAt { get; init; }

    public int Version { get; private set; }
}

/// <summary>One reading of a feed, with a copy of what it said. Only a reading that came to its end says what is gone.</summary>
internal sealed class FeedRun
{
    public const int LongestProblem = 500;

    public Guid Id { get; init; }

    public Guid Feed { get; init; }

    public DateTime StartedAt { get; init; }

    public DateTime EndedAt { get; init; }

    /// <summary>It was read to its end.</summary>
    public bool Whole { get; init; }

    public int Found { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Gone { get; init; }

    public int Refused { get; init; }

    public string? Problem { get; init; }

    /// <summary>What was read, packed, one service a line; older ones are let go.</summary>
    public byte[]? Copy { get; private set; }

    public int Version { get; private set; }

    public static FeedRun Of(Guid feed, DateTime started, DateTime ended, bool whole, (int Found, int Added, int Changed, int Gone, int Refused) counts, string? problem, byte[]? copy) => new()
    {
        Id = Guid.CreateVersion7(), Feed = feed, StartedAt = started, EndedAt = ended, Whole = whole, Found = counts.Found, Added = counts.Added, Changed = counts.Changed,
        Gone = counts.Gone, Refused = counts.Refused, Problem = problem is { Length: > LongestProblem } ? problem[..LongestProblem] : problem, Copy = copy,
    };

    public void LetCopyGo() => Copy = null;
}
