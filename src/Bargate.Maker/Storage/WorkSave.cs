namespace Bargate.Maker.Storage;

/// <summary>One save of an edition in work: both texts whole, never changed.</summary>
internal sealed class WorkSave
{
    public const int LongestWhat = 200;

    public required string Service { get; init; }

    public required int Number { get; init; }

    public required string Text { get; init; }

    public required string Walks { get; init; }

    /// <summary>What was done, in a few words.</summary>
    public required string What { get; init; }

    /// <summary>It came while somebody else had saved: kept beside until somebody takes it.</summary>
    public bool Aside { get; init; }

    public OfficerId By { get; init; }

    public DateTime At { get; init; }
}
