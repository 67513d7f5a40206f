using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bargate.Forms.Storage;
using Bargate.Kernel.Contributions;

namespace Bargate.Forms.Funnel;

/// <summary>Counts go after 25 months, a service's month at a time: a year can be compared with the one before it, and no longer is asked.</summary>
internal sealed class FunnelRetention(BargateDb db) : IRetained
{
    const int Months = 25;

    public string Key => "funnel";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        // Whole months only, so that a month is due once.
        var before = new DateOnly(now.Year, now.Month, 1).AddMonths(-Months);
        var weeks = await db.FunnelCounts.AsNoTracking().Where(it => it.Week < before).Select(it => new { it.Service, it.Week }).Distinct().ToListAsync(stop);
        return [.. weeks.Select(it => (it.Service, Month: new DateOnly(it.Week.Year, it.Week.Month, 1))).Distinct().OrderBy(it => it.Month).ThenBy(it => it.Service, StringComparer.Ordinal).Take(most)
            .Select(it => new DueRecord(IdOf(it.Service, it.Month), it.Month.AddMonths(Months + 1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), "forms.funnel.retention-because"))];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var months = (await db.FunnelCounts.AsNoTracking().Select(it => new { it.Service, it.Week }).Distinct().ToListAsync(stop)).Select(it => (it.Service, Month: new DateOnly(it.Week.Year, it.Week.Month, 1))).Distinct();
        if (months.FirstOrDefault(it => IdOf(it.Service, it.Month) == record) is not { Service: { } service, Month: var month }) return false;
        var end = month.AddMonths(1);
        db.RemoveRange(await db.FunnelCounts.Where(it => it.Service == service && it.Week >= month && it.Week < end).ToListAsync(stop));
        return true;
    }

    // A month of a service has no row of its own; its number is made from its name.
    static Guid IdOf(string service, DateOnly month) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{service} {month:yyyy-MM}"))).AsSpan(0, 16));
}
