using Bargate.Insight.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Sealing;

namespace Bargate.Insight;

/// <summary>A comment helps to put a service right for two years, the time of one strategy review; then its text goes and the score stays.</summary>
internal sealed class RatingRetention(BargateDb db, KeyRing keys) : IRetained
{
    const int Months = 24;

    public string Key => "ratings";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var before = now.AddMonths(-Months);
        var due = await db.Ratings.AsNoTracking().Where(it => it.Comment != null && it.At <= before)
            .OrderBy(it => it.At).ThenBy(it => it.Id).Take(most).Select(it => new { it.Id, it.At, it.Case }).ToListAsync(stop);
        return [.. due.Select(it => new DueRecord(it.Id, it.At.AddMonths(Months), "insight.retention.because", PartOf: it.Case.Value))];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        if (await db.Ratings.SingleOrDefaultAsync(it => it.Id == record && it.Comment != null, stop) is not { } rating) return false;
        await rating.EraseComment(keys, stop);
        return true;
    }
}
