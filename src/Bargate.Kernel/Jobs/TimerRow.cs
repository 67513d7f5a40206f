namespace Bargate.Kernel.Jobs;

/// <summary>When a timed job last ran, and which host may run it now.</summary>
public sealed class TimerRow
{
    public required string Job { get; init; }

    public DateTime DueAt { get; set; }

    public int Version { get; private set; }
}
