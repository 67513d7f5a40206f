using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Import;
using Bargate.Records.Storage;

namespace Bargate.Records.Contributions;

/// <summary>Files that were uploaded and never started, with all that is in them; and what is left of imports that were over long ago.</summary>
internal sealed class ImportRetention(BargateDb db, KeyRing keys, Council council) : IRetained
{
    const int UnusedDays = 30;

    public string Key => "record-imports";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var (unused, over) = (now.AddDays(-UnusedDays), now.AddMonths(-council.RecordsKept.RunMonths));
        var found = await db.RecordImports.AsNoTracking()
            .Where(it => it.FinishedAt == null ? it.StartedAt == null && it.UploadedAt <= unused : it.FinishedAt <= over)
            .OrderBy(it => it.UploadedAt).ThenBy(it => it.Id).Take(most).Select(it => new { it.Id, it.UploadedAt, it.FinishedAt, it.Source }).ToListAsync(stop);
        return [.. found.Select(it => it.FinishedAt is { } end
            ? new DueRecord(it.Id.Value, end.AddMonths(council.RecordsKept.RunMonths), "records.kept.import", it.Source)
            : new DueRecord(it.Id.Value, it.UploadedAt.AddDays(UnusedDays), "records.kept.unused", it.Source))];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var id = ImportId.From(record);
        if (await db.RecordImports.SingleOrDefaultAsync(it => it.Id == id && (it.FinishedAt != null || it.StartedAt == null), stop) is not { } found) return false;
        await keys.Destroy(found.KeyId, stop);
        db.RemoveRange(await db.Set<FileRow>().Where(it => it.About == record).ToListAsync(stop));
        db.RemoveRange(await db.ImportFaults.Where(it => it.Import == id).ToListAsync(stop));
        db.Remove(found);
        return true;
    }
}
