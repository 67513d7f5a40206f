namespace Bargate.Webhooks;

/// <summary>One event that one subscription has still to acknowledge; deleted when it did. What was tried is in <see cref="Attempt"/>.</summary>
sealed class Delivery
{
    public Guid Subscription { get; init; }

    public long Position { get; init; }

    /// <summary>The case: a later event of it waits until this one is acknowledged.</summary>
    public Guid About { get; init; }

    public DateTime DueAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>The receiver would not have it the last time, and will not have it because it has others again.</summary>
    public bool Refused { get; init; }
}
