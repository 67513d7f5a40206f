using Bargate.Content.Storage;
using Bargate.Kernel.Contributions;

namespace Bargate.Content.Feedback;

/// <summary>A comment helps to put a page right for a year; then its words go and the answer stays.</summary>
internal sealed class FeedbackRetention(BargateDb db) : IRetained
{
    const int Months = 12;

    public string Key => "page-feedback";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var before = now.AddMonths(-Months);
        var due = await db.PageFeedback.AsNoTracking().Where(it => it.Comment != null && it.At <= before)
            .OrderBy(it => it.At).ThenBy(it => it.Id).Take(most).Select(it => new { it.Id, it.At }).ToListAsync(stop);
        return [.. due.Select(it => new DueRecord(it.Id, it.At.AddMonths(Months), "content.retention.because"))];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        if (await db.PageFeedback.SingleOrDefaultAsync(it => it.Id == record && it.Comment != null, stop) is not { } feedback) return false;
        feedback.Forget();
        return true;
    }
}
