namespace Bargate.Kernel.Contributions;

/// <summary>A module's part in what officers see waiting when they begin.</summary>
public interface IStaffTasks
{
    /// <summary>Who sees them.</summary>
    string Permission { get; }

    Task<IReadOnlyList<StaffTask>> Open(CancellationToken stop);
}

/// <summary>Work that waits.</summary>
/// <param name="Text">In words, with its number.</param>
/// <param name="IsLate">Some of it is past its time.</param>
public sealed record StaffTask(string Url, string Text, bool IsLate);
