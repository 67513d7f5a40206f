namespace Bargate.Kernel.Jobs;

/// <summary>Work to do: written with what asked for it, deleted when done. After the last try it stays, dead, until an officer retries it.</summary>
public sealed class JobRow
{
    public const int MostAttempts = 8;

    public Guid Id { get; init; }

    public required string Job { get; init; }

    public required string Data { get; init; }

    public Guid About { get; init; }

    public Guid? Event { get; init; }

    public bool InOrder { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime DueAt { get; set; }

    public DateTime? LeasedUntil { get; set; }

    public int Attempts { get; set; }

    public DateTime? DeadAt { get; set; }

    /// <summary>The kind of the last failure and where it was, without the data that the job worked on.</summary>
    public string? Failure { get; set; }

    /// <summary>Puts it back in the queue after 5 s, 20 s, 80 s … (at most 6 hours), or among the dead after the last try.</summary>
    public void Fail(string why, bool final, DateTime now)
    {
        Failure = why.Length > 500 ? why[..500] : why;
        LeasedUntil = null;
        if (final || Attempts >= MostAttempts) DeadAt = now;
        else DueAt = now + TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(4, Attempts - 1), 6 * 3600));
    }

    public void Retry(DateTime now) => (DeadAt, DueAt, Attempts, LeasedUntil) = (null, now, 0, null);
}
