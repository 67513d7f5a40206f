using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Contributions;

/// <summary>Source records that their source has not had for as long as `council.yaml` says, or as the source was set up with.</summary>
internal sealed class SourceRecordRetention(BargateDb db, RecordDisposal disposal, Council council) : IRetained
{
    public string Key => "source-records";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var due = new List<DueRecord>();
        foreach (var source in await db.Sources.AsNoTracking().Select(it => new { it.Id, it.KeepMonths }).ToListAsync(stop))
        {
            var kept = council.RecordsKept.Sources.GetValueOrDefault(source.Id);
            var months = kept?.Months ?? source.KeepMonths;
            var before = now.AddMonths(-months);
            var found = await db.SourceRecords.AsNoTracking().Where(it => it.Source == source.Id && it.SeenAt <= before && it.DisposedAt == null)
                .OrderBy(it => it.SeenAt).Take(most).Select(it => new { it.Id, it.SeenAt, it.ExternalId }).ToListAsync(stop);
            due.AddRange(found.Select(it => new DueRecord(it.Id.Value, it.SeenAt.AddMonths(months), kept?.Because ?? "records.kept.because", $"{source.Id} {it.ExternalId}")));
        }
        return [.. due.OrderBy(it => it.DueAt).ThenBy(it => it.Id).Take(most)];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var id = RecordId.From(record);
        if (await db.SourceRecords.SingleOrDefaultAsync(it => it.Id == id && it.DisposedAt == null, stop) is not { } found) return false;
        await disposal.Dispose(found, stop);
        return true;
    }

    /// <summary>By its source and its own id there: `council-tax CT10001`.</summary>
    public async Task<Guid?> Find(string reference, CancellationToken stop)
    {
        if (reference.Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [var source, var own]) return null;
        return await db.SourceRecords.Where(it => it.Source == source && it.ExternalId == own && it.DisposedAt == null).Select(it => (RecordId?)it.Id).SingleOrDefaultAsync(stop) is { } found ? found.Value : null;
    }
}
