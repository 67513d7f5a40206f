namespace Bargate.Webhooks;

/// <summary>How the sender stands with one subscription: when it has something to do for it, which host does it, and how the receiver behaves. Only the sender writes it.</summary>
sealed class Receiver
{
    /// <summary>So many failures one after the other are the receiver's, not the event's: it is left alone for a while.</summary>
    public const int Trouble = 3;

    public Guid Subscription { get; init; }

    /// <summary>When there is something to send; null for nothing.</summary>
    public DateTime? NextAt { get; private set; }

    /// <summary>A host sends to it until then. One that died is replaced after that.</summary>
    public DateTime? LeasedUntil { get; private set; }

    /// <summary>Nothing is sent before, whatever is due.</summary>
    public DateTime? HeldUntil { get; set; }

    public int FailedInARow { get; set; }

    public DateTime? FailingSince { get; set; }

    public DateTime? DeliveredAt { get; set; }

    /// <summary>It answers late or not at all: it waits among its like, so that the others do not wait for it.</summary>
    public bool Slow { get; set; }

    // What it asked for itself holds, whatever it answers to a request that was on its way already.
    DateTime? asked;

    public void Succeeded(DateTime now) => (HeldUntil, FailedInARow, FailingSince, DeliveredAt) = (asked > now ? asked : null, 0, null, now);

    public void Failed(DateTime now, TimeSpan? wait)
    {
        FailedInARow++;
        FailingSince ??= now;
        if (FailedInARow >= Trouble) (HeldUntil, Slow) = (now + Backoff.After(FailedInARow - Trouble + 1), true);
        if (wait is not null) asked = now + wait;
        if (asked > now && !(HeldUntil >= asked)) HeldUntil = asked;
    }

    /// <summary>It is well and took nothing of this event: where it takes nothing at all for days, an officer is told.</summary>
    public void Refused(DateTime now) => FailingSince ??= now;

    /// <summary>It has not answered well for days, so nobody will be helped by going on.</summary>
    public bool IsDead(DateTime now) => FailedInARow >= Backoff.DeadAfterTries && FailingSince <= now - Backoff.DeadAfter;
}
