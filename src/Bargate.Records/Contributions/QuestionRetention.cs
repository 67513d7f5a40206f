using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Contributions;

/// <summary>What officers were asked about pairs and have answered. What came of it, the assertion, stays with its own reason.</summary>
internal sealed class QuestionRetention(BargateDb db, Council council) : IRetained
{
    public string Key => "record-questions";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var before = now.AddMonths(-council.RecordsKept.QuestionMonths);
        // An answer of `unsure` keeps the same model from asking again, so it stays with the model.
        var found = await db.Reviews.AsNoTracking().Where(it => it.ClosedAt != null && it.ClosedAt <= before && it.Outcome != ReviewOutcome.Unsure)
            .OrderBy(it => it.ClosedAt).ThenBy(it => it.Id).Take(most).Select(it => new { it.Id, it.ClosedAt, it.Left }).ToListAsync(stop);
        return [.. found.Select(it => new DueRecord(it.Id.Value, it.ClosedAt!.Value.AddMonths(council.RecordsKept.QuestionMonths), "records.kept.question", PartOf: it.Left.Value))];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var id = ReviewId.From(record);
        if (await db.Reviews.SingleOrDefaultAsync(it => it.Id == id && it.ClosedAt != null, stop) is not { } found) return false;
        db.Remove(found);
        return true;
    }
}
