using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contributions;

/// <summary>Photos and documents of cases, where the service keeps them for less long than the answers.</summary>
internal sealed class CaseFileRetention(BargateDb db, FileStore files, Audit audit, ServiceCatalogue services, Council council) : IRetained
{
    public string Key => "case-files";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop) =>
        [.. (await KeepPeriods.Due(db, services, it => it.Files, Holding, now, most, stop)).Select(it => new DueRecord(it.Case.Id.Value, it.DueAt, it.Rule.Because.In(council.Language)))];

    public async Task<int> Dispose(IReadOnlyList<DueRecord> approved, CancellationToken stop)
    {
        var count = 0;
        foreach (var one in approved)
        {
            var id = CaseId.From(one.Id);
            if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id && it.ClosedAt != null, stop) is not { } it) continue;
            var blobs = await FilesOf.Case(db, it).ToListAsync(stop);
            db.RemoveRange(blobs);
            audit.Record(Actor.System, "case-files-disposed", one.Id);
            await db.SaveChangesAsync(stop);
            foreach (var blob in blobs) files.Delete(blob.Id);
            count++;
        }
        return count;
    }

    IQueryable<Case> Holding(IQueryable<Case> cases) => cases.Where(it => db.Set<FileRow>().Any(file => file.About == it.Draft));
}
