namespace Bargate.Kernel.Contributions;

/// <summary>A module's part in the retention run: what is due, and its disposal once approved. Periods come from the service file (`keep:`) or `council.yaml`.</summary>
public interface IRetained
{
    /// <summary>The record class: a slug, and the key of the words shown.</summary>
    string Key { get; }

    /// <summary>What is due for disposal, oldest first, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop);

    /// <summary>Disposes of what was approved and saves; leaves a tombstone without personal data where something refers to it.</summary>
    Task<int> Dispose(IReadOnlyList<DueRecord> approved, CancellationToken stop);
}

/// <summary>One record due for disposal, and under which rule.</summary>
public sealed record DueRecord(Guid Id, DateTime DueAt, string Because);
