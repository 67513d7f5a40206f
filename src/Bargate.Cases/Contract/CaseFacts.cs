using Bargate.Cases.Storage;

namespace Bargate.Cases.Contract;

/// <summary>Numbers about cases without anything personal, for measures and the dashboard. Each reads one index.</summary>
public sealed class CaseFacts(BargateDb db)
{
    /// <summary>Cases opened from <paramref name="from"/> until before <paramref name="to"/> (UTC), by service.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Opened(DateTime from, DateTime to, CancellationToken stop = default) =>
        await db.Cases.AsNoTracking().Where(it => it.OpenedAt >= from && it.OpenedAt < to)
            .GroupBy(it => it.Service).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);

    public async Task<IReadOnlyDictionary<string, int>> Closed(DateTime from, DateTime to, CancellationToken stop = default) =>
        await db.Cases.AsNoTracking().Where(it => it.ClosedAt != null && it.ClosedAt >= from && it.ClosedAt < to)
            .GroupBy(it => it.Service).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);

    /// <summary>Open cases now, and those of them past their due day, by service.</summary>
    public async Task<IReadOnlyDictionary<string, (int Open, int Overdue)>> OpenNow(DateOnly today, CancellationToken stop = default) =>
        (await db.Cases.AsNoTracking().Where(it => it.ClosedAt == null)
            .GroupBy(it => it.Service)
            .Select(it => new { it.Key, Open = it.Count(), Overdue = it.Count(c => c.WaitingSince == null && c.DueOn < today) })
            .ToListAsync(stop)).ToDictionary(it => it.Key, it => (it.Open, it.Overdue));

    /// <summary>What a rating after closing is about: the service and when it was closed; null when there is no such case or it is open.</summary>
    public async Task<(string Service, int Version, DateTime Closed)?> WhenClosed(CaseId id, CancellationToken stop = default)
    {
        var found = await db.Cases.AsNoTracking().Where(it => it.Id == id && it.ClosedAt != null).Select(it => new { it.Service, it.ServiceVersion, it.ClosedAt }).SingleOrDefaultAsync(stop);
        return found is null ? null : (found.Service, found.ServiceVersion, found.ClosedAt!.Value);
    }
}
