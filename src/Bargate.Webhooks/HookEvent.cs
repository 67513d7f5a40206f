namespace Bargate.Webhooks;

/// <summary>An event that somebody asked to be told of: what is sent, without anything about a person. Its number in the feed is its place in the order.</summary>
sealed class HookEvent
{
    public long Position { get; init; }

    /// <summary>The id of the event: `webhook-id`, the same at each try.</summary>
    public Guid Event { get; init; }

    /// <summary>The case.</summary>
    public Guid About { get; init; }

    public required string Kind { get; init; }

    public required string Reference { get; init; }

    public required string Service { get; init; }

    public required string Stage { get; init; }

    public DateTime At { get; init; }

    public DateTime OpenedAt { get; init; }

    public DateTime? ClosedAt { get; init; }
}
