using Bargate.Forms.Storage;
using Bargate.Kernel.Contributions;

namespace Bargate.Forms.Funnel;

/// <summary>Of the forms that residents began in the weeks from and to, the percentage that was sent. Weeks count by their Monday; the last ones rise while people come back.</summary>
internal sealed class SentShare(BargateDb db) : IMeasure
{
    public string Key => "forms-sent";

    public string Unit => "per-cent";

    public async Task<decimal?> Value(DateOnly from, DateOnly to, CancellationToken stop)
    {
        var moves = db.FunnelCounts.AsNoTracking().Where(it => it.What == Counted.Moved && it.Channel == FunnelChannel.Online && it.Week >= from && it.Week <= to);
        var started = await moves.Where(it => it.Page == Places.Start).SumAsync(it => it.Count, stop);
        var sent = await moves.Where(it => it.Detail == Places.Sent).SumAsync(it => it.Count, stop);
        return SmallCounts.ShareOf(sent, started) is { Than: Than.Equal } share ? share.Percent : null;
    }
}
