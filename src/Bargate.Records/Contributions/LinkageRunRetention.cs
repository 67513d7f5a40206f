using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Contributions;

/// <summary>Runs that made no link which is still written down: of the others people may ask for as long as there is a link.</summary>
internal sealed class LinkageRunRetention(BargateDb db, Council council) : IRetained
{
    public string Key => "record-runs";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var before = now.AddMonths(-council.RecordsKept.RunMonths);
        var (links, reviews) = (db.Assertions, db.Reviews);
        var found = await db.LinkageRuns.AsNoTracking().Where(it => it.FinishedAt != null && it.FinishedAt <= before && !links.Any(link => link.Run == it.Id) && !reviews.Any(review => review.Run == it.Id))
            .OrderBy(it => it.FinishedAt).ThenBy(it => it.Id).Take(most).Select(it => new { it.Id, it.FinishedAt }).ToListAsync(stop);
        return [.. found.Select(it => new DueRecord(it.Id.Value, it.FinishedAt!.Value.AddMonths(council.RecordsKept.RunMonths), "records.kept.run"))];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var id = RunId.From(record);
        if (await db.LinkageRuns.SingleOrDefaultAsync(it => it.Id == id && it.FinishedAt != null, stop) is not { } found) return false;
        db.RemoveRange(await db.Samples.Where(it => it.Run == id).ToListAsync(stop));
        db.Remove(found);
        return true;
    }
}
