namespace Bargate.Kernel.Events;

/// <summary>An event as stored, in the transaction of what it tells. <see cref="Position"/> is given after commit, in the order feeds read by.</summary>
public sealed class EventRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public Guid About { get; init; }

    public required string Data { get; init; }

    public DateTime RaisedAt { get; init; }

    public long? Position { get; set; }
}
