using Bargate.Cases.Storage;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contributions;

/// <summary>When cases are due for disposal: the period that their own edition of the service gives, counted from closing.</summary>
internal static class KeepPeriods
{
    /// <param name="remaining">Cases that still hold what this record class disposes of.</param>
    public static async Task<List<(Case Case, DateTime DueAt, KeepRule Rule)>> Due(
        BargateDb db, ServiceCatalogue services, Func<KeepRule, KeepPeriod> period, Func<IQueryable<Case>, IQueryable<Case>> remaining, DateTime now, int most, CancellationToken stop)
    {
        var closed = remaining(db.Cases.AsNoTracking().Closed().Where(it => it.DisposedAt == null));
        var editions = await closed.Select(it => new { it.Service, it.ServiceVersion }).Distinct().ToListAsync(stop);
        var due = new List<(Case Case, DateTime DueAt, KeepRule Rule)>();
        foreach (var edition in editions)
        {
            if (services.Version(edition.Service, edition.ServiceVersion)?.Definition.Keep is not { } rule) continue;
            var keep = period(rule);
            // Months are not all of one length, so the cut is a little late and the exact day is checked below.
            var cut = now.AddDays(-keep.Days).AddMonths(-keep.Months).AddDays(3);
            var found = await closed.Where(it => it.Service == edition.Service && it.ServiceVersion == edition.ServiceVersion && it.ClosedAt <= cut).OrderBy(it => it.ClosedAt).Take(most).ToListAsync(stop);
            due.AddRange(found.Select(it => (Case: it, DueAt: keep.After(it.ClosedAt!.Value), Rule: rule)).Where(it => it.DueAt <= now));
        }
        return [.. due.OrderBy(it => it.DueAt).Take(most)];
    }
}
