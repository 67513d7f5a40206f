namespace Bargate.Webhooks;

/// <summary>How far the feed of events was read: one row.</summary>
sealed class FeedMark
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public long Position { get; init; }
}
