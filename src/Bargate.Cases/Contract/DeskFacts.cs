using Bargate.Accounts.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;

namespace Bargate.Cases.Contract;

/// <summary>What a lead asks of a period, by service, about cases of the officer's own teams. Nothing personal: tombstones count too, so a period keeps its numbers.</summary>
public sealed class DeskFacts(BargateDb db, CurrentOfficer officer, Council council)
{
    // Somebody had to get in touch again before it was over.
    static readonly EntryKind[] Contacts = [EntryKind.MessageToResident, EntryKind.MessageFromResident, EntryKind.Chase, EntryKind.Reopened];

    /// <param name="from">The first day, by the council's calendar.</param>
    /// <param name="to">The last day, included.</param>
    /// <param name="today">The day by which a case is overdue now.</param>
    public async Task<IReadOnlyDictionary<string, ServiceFacts>> Of(DateOnly from, DateOnly to, DateOnly today, CancellationToken stop = default)
    {
        var (start, end) = (council.Time.ToUtc(from.ToDateTime(TimeOnly.MinValue)), council.Time.ToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var seen = db.Cases.AsNoTracking().SeenBy(officer);
        var opened = seen.Where(it => it.OpenedAt >= start && it.OpenedAt < end);
        // A duplicate is closed in a minute and says nothing about how long the work takes.
        var closed = seen.Where(it => it.ClosedAt != null && it.ClosedAt >= start && it.ClosedAt < end && it.DuplicateOf == null);
        var (entries, kinds) = (db.Entries.AsNoTracking(), Contacts);

        var volume = await opened.GroupBy(it => it.Service).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        var chased = await opened.Join(entries.Where(it => it.Kind == EntryKind.Chase), it => it.Id, it => it.Case, (it, _) => it.Service)
            .GroupBy(it => it).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        var again = await closed.Where(it => entries.Any(entry => entry.Case == it.Id && kinds.Contains(entry.Kind)))
            .GroupBy(it => it.Service).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        var overdue = await seen.Overdue(today).GroupBy(it => it.Service).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        // The two databases have no percentile in common, so the two times of each closed case come here.
        var times = new Dictionary<string, List<int>>();
        await foreach (var it in closed.Select(it => new { it.Service, it.OpenedAt, it.ClosedAt }).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (!times.TryGetValue(it.Service, out var days)) times[it.Service] = days = [];
            days.Add(council.WorkingDays.CountBetween(council.Time.Day(it.OpenedAt), council.Time.Day(it.ClosedAt!.Value)));
        }
        foreach (var days in times.Values) days.Sort();
        return volume.Keys.Union(times.Keys).Union(overdue.Keys).ToDictionary(it => it, it =>
        {
            var days = times.GetValueOrDefault(it) ?? [];
            return new ServiceFacts(volume.GetValueOrDefault(it), days.Count, days.Count - again.GetValueOrDefault(it), overdue.GetValueOrDefault(it),
                ServiceFacts.Percentile(days, 50), ServiceFacts.Percentile(days, 90), chased.GetValueOrDefault(it));
        });
    }
}

/// <summary>How one service went in a period.</summary>
/// <param name="Opened">Cases opened in it.</param>
/// <param name="Closed">Cases closed in it, without duplicates.</param>
/// <param name="FirstContact">Those of them closed without a message either way, a chase or a reopening.</param>
/// <param name="Overdue">Open and past their target now.</param>
/// <param name="Median">Working days from opening to closing; null when none was closed.</param>
/// <param name="Ninetieth">Nine of ten were closed within so many working days.</param>
/// <param name="Chases">Times that residents asked where a case opened in the period is.</param>
public sealed record ServiceFacts(int Opened, int Closed, int FirstContact, int Overdue, int? Median, int? Ninetieth, int Chases)
{
    public decimal? FirstContactShare => Closed == 0 ? null : (decimal)FirstContact / Closed;

    /// <summary>For each 100 cases opened.</summary>
    public decimal? ChasesPer100 => Opened == 0 ? null : 100m * Chases / Opened;

    /// <summary>By nearest rank: the smallest value that so many in a hundred do not exceed.</summary>
    public static int? Percentile(IReadOnlyList<int> sorted, int percent) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100m) - 1)];
}
