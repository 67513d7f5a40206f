using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Records.Storage;

namespace Bargate.Records.Contributions;

/// <summary>
/// The end of a source record: its key is destroyed, which no version, correction or reason can be read without, in backups too; the columns
/// that are searched are emptied. The row and its links stay without content, so that nobody else's record falls apart. Nothing here saves.
/// </summary>
internal sealed class RecordDisposal(BargateDb db, KeyRing keys, Outbox outbox, Audit audit, TimeProvider clock)
{
    public const string Disposed = "record-disposed";

    public async Task Dispose(SourceRecord record, CancellationToken stop)
    {
        var (id, now) = (record.Id, clock.GetUtcNow().UtcDateTime);
        await keys.Destroy(record.KeyId, stop);
        record.Dispose(now);
        db.RemoveRange(await db.RecordVersions.Where(it => it.Record == id).ToListAsync(stop));
        db.RemoveRange(await db.Corrections.Where(it => it.Record == id).ToListAsync(stop));
        foreach (var it in await db.Assertions.Where(it => it.Left == id || it.Right == id).ToListAsync(stop)) it.Forget();
        foreach (var it in await db.Reviews.Where(it => it.Left == id || it.Right == id).ToListAsync(stop)) it.Forget(now);
        outbox.Raise(new Contract.RecordDisposed(record.Register, id));
        audit.Record(Actor.System, Disposed, id.Value);
    }
}
