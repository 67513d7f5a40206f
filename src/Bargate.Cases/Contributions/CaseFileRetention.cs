using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contributions;

/// <summary>Photos and documents of cases, where the service keeps them for less long than the answers.</summary>
internal sealed class CaseFileRetention(BargateDb db, Audit audit, ServiceCatalogue services, Council council) : IRetained
{
    public string Key => "case-files";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop) =>
        [.. (await KeepPeriods.Due(db, services, it => it.Files, Holding, now, most, stop)).Select(it => new DueRecord(it.Case.Id.Value, it.DueAt, it.Rule.Because.In(council.Language), it.Case.Reference))];

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var id = CaseId.From(record);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id && it.ClosedAt != null, stop) is not { } it) return false;
        db.RemoveRange(await FilesOf.Case(db, it).ToListAsync(stop));
        audit.Record(Actor.System, "case-files-disposed", record);
        return true;
    }

    // Sending a form moves its files from the draft to the case. Written as ids, since a case's own is not a Guid to EF.
    IQueryable<Case> Holding(IQueryable<Case> cases)
    {
        var holders = db.Set<FileRow>().Select(file => file.About);
        return cases.Where(it => holders.Contains(it.Draft) || holders.Contains((Guid)(object)it.Id));
    }
}
