using Bargate.Directory.Contract;
using Bargate.Directory.Storage;

namespace Bargate.Directory;

/// <summary>How many of the entries that residents can find were checked in the last 90 days: said in public.</summary>
internal sealed class FreshShare(BargateDb db, TimeProvider clock)
{
    public const int Days = 90;

    public async Task<CheckedShare> Now(CancellationToken stop)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        var listed = db.Entries.AsNoTracking().Where(it => it.State == EntryState.Current || it.State == EntryState.Due || it.State == EntryState.NotChecked);
        return new(await listed.CountAsync(it => it.AssuredAt >= since, stop), await listed.CountAsync(stop));
    }
}

internal sealed record CheckedShare(int Checked, int All)
{
    public double Share => All == 0 ? 0 : (double)Checked / All;
}
