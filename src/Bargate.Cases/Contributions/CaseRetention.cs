using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contributions;

/// <summary>The end of a case: its key is destroyed, which erases answers, timeline, messages and audit details, in backups too; a tombstone stays.</summary>
internal sealed class CaseRetention(BargateDb db, KeyRing keys, Audit audit, ServiceCatalogue services, Council council, FormRecords people, TimeProvider clock) : IRetained
{
    public string Key => "cases";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop) =>
        [.. (await KeepPeriods.Due(db, services, it => it.Answers, it => it, now, most, stop)).Select(it => new DueRecord(it.Case.Id.Value, it.DueAt, it.Rule.Because.In(council.Language), it.Case.Reference))];

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var id = CaseId.From(record);
        if (await db.Cases.SingleOrDefaultAsync(it => it.Id == id && it.ClosedAt != null && it.DisposedAt == null, stop) is not { } it) return false;
        var followers = await db.Followers.Where(follower => follower.Case == id).ToListAsync(stop);
        foreach (var key in followers.Select(follower => follower.KeyId).Append(it.KeyId)) await keys.Destroy(key, stop);
        it.Dispose(clock.GetUtcNow().UtcDateTime);
        db.RemoveRange(await FilesOf.Case(db, it).ToListAsync(stop));
        db.RemoveRange(followers);
        db.RemoveRange(await db.TaskTicks.Where(tick => tick.Case == id).ToListAsync(stop));
        db.RemoveRange(await db.TrackingLinks.Where(link => link.Case == id).ToListAsync(stop));
        await people.Forget(it.Reference, stop);
        audit.Record(Actor.System, "case-disposed", record);
        return true;
    }

    public async Task<Guid?> Find(string reference, CancellationToken stop) =>
        SpokenReference.Parse(reference) is { } said && await db.Cases.Where(it => it.Reference == said && it.DisposedAt == null).Select(it => (CaseId?)it.Id).SingleOrDefaultAsync(stop) is { } found ? found.Value : null;
}

internal static class FilesOf
{
    public static IQueryable<FileRow> Case(BargateDb db, Case it)
    {
        var (id, draft) = (it.Id.Value, it.Draft);
        return db.Set<FileRow>().Where(file => file.About == id || file.About == draft);
    }
}
