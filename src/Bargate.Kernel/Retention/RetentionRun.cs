namespace Bargate.Kernel.Retention;

/// <summary>One retention run: the night's, under the standing approvals, or one that an officer approved.</summary>
public sealed class RetentionRun
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    /// <summary>The officer who approved it; null for the night's.</summary>
    public OfficerId? By { get; init; }

    /// <summary>Due, and kept by a hold.</summary>
    public int Held { get; init; }

    /// <summary>Due, and waiting for an officer.</summary>
    public int Waiting { get; init; }

    public int Disposed { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    public int Version { get; private set; }

    public void Finish(int disposed, DateTime now) => (Disposed, FinishedAt) = (disposed, now);
}
