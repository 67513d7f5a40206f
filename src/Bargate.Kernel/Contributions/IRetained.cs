namespace Bargate.Kernel.Contributions;

/// <summary>A module's part in the retention run: what is due, and the disposal of one record. Periods come from the service file (`keep:`) or `council.yaml`.</summary>
public interface IRetained
{
    /// <summary>The record class: a slug; `retained.KEY` is the key of the words shown.</summary>
    string Key { get; }

    /// <summary>What is due for disposal, oldest first, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop);

    /// <summary>
    /// Disposes of one record through the scope's <see cref="BargateDb"/> and does not save: the run saves it with the tombstone, then deletes
    /// the blobs of the file rows that were removed. False when there is nothing to dispose of any more.
    /// </summary>
    Task<bool> Dispose(Guid record, CancellationToken stop);

    /// <summary>The record that people mean by a reference, so that it can be held; null when this class knows none.</summary>
    Task<Guid?> Find(string reference, CancellationToken stop) => Task.FromResult<Guid?>(null);
}

/// <summary>One record due for disposal, and under which rule.</summary>
/// <param name="Because">The legal basis: a text, or the key of one.</param>
/// <param name="Reference">What people call it; null when it has no name.</param>
/// <param name="PartOf">What it belongs to: a hold on that holds this too.</param>
public sealed record DueRecord(Guid Id, DateTime DueAt, string Because, string? Reference = null, Guid? PartOf = null);
