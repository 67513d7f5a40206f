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

    /// <summary>The same by team, as the queue counts them, and how many came and went since <paramref name="since"/> (UTC).</summary>
    public async Task<IReadOnlyDictionary<string, TeamNumbers>> ByTeam(DateOnly today, DateTime since, CancellationToken stop = default)
    {
        var open = await db.Cases.AsNoTracking().Where(it => it.ClosedAt == null).GroupBy(it => it.Team)
            .Select(it => new { it.Key, Count = it.Count(), Overdue = it.Count(c => c.WaitingSince == null && c.DueOn < today) }).ToDictionaryAsync(it => it.Key, stop);
        var opened = await db.Cases.AsNoTracking().Where(it => it.OpenedAt >= since).GroupBy(it => it.Team)
            .Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        var closed = await db.Cases.AsNoTracking().Where(it => it.ClosedAt != null && it.ClosedAt >= since).GroupBy(it => it.Team)
            .Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        return open.Keys.Union(opened.Keys).Union(closed.Keys).ToDictionary(it => it, it =>
            new TeamNumbers(open.GetValueOrDefault(it)?.Count ?? 0, open.GetValueOrDefault(it)?.Overdue ?? 0, opened.GetValueOrDefault(it), closed.GetValueOrDefault(it)));
    }

    /// <summary>What a rating after closing is about: the service and when it was closed; null when there is no such case or it is open.</summary>
    public async Task<(string Service, int Version, DateTime Closed)?> WhenClosed(CaseId id, CancellationToken stop = default)
    {
        var found = await db.Cases.AsNoTracking().Where(it => it.Id == id && it.ClosedAt != null).Select(it => new { it.Service, it.ServiceVersion, it.ClosedAt }).SingleOrDefaultAsync(stop);
        return found is null ? null : (found.Service, found.ServiceVersion, found.ClosedAt!.Value);
    }
}

/// <summary>How the cases of one team stand.</summary>
public sealed record TeamNumbers(int Open, int Overdue, int Opened, int Closed);
