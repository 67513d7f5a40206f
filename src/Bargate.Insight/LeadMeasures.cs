using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Insight.Storage;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;

namespace Bargate.Insight;

/// <summary>How the services of the officer's teams went in a period: what the desk counted, and what residents thought.</summary>
internal sealed class LeadMeasures(BargateDb db, DeskFacts desk, CurrentOfficer officer, ServiceCatalogue catalogue, Council council, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Periods = ["28", "quarter", "last-quarter"];

    public static string Known(string? asked) => Periods.FirstOrDefault(it => it == asked) ?? Periods[0];

    /// <summary>Both days included. A quarter is one of the calendar year.</summary>
    public static (DateOnly From, DateOnly To) Days(string period, DateOnly today)
    {
        var quarter = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1);
        return period switch
        {
            "quarter" => (quarter, today),
            "last-quarter" => (quarter.AddMonths(-3), quarter.AddDays(-1)),
            _ => (today.AddDays(-27), today),
        };
    }

    public async Task<PeriodMeasures> Of(string period, CancellationToken stop)
    {
        var today = council.Time.Today(clock);
        var (from, to) = Days(period, today);
        var facts = await desk.Of(from, to, today, stop);
        var (start, end) = (council.Time.ToUtc(from.ToDateTime(TimeOnly.MinValue)), council.Time.ToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var tallies = (await db.Ratings.AsNoTracking().SeenBy(officer).Where(it => it.At >= start && it.At < end)
            .GroupBy(it => new { it.Service, it.Moment, it.Score }).Select(it => new Tally(it.Key.Service, it.Key.Moment, it.Key.Score, it.Count())).ToListAsync(stop)).ToLookup(it => it.Service);
        var services = catalogue.All.Where(it => officer.Sees(it.Definition.Team)).Select(it => it.Service).Union(facts.Keys);
        return new(from, to, [.. services.Select(it => Measure(it, facts.GetValueOrDefault(it), [.. tallies[it]]))
            .OrderBy(it => it.Title, StringComparer.Create(council.Locale, ignoreCase: true))]);
    }

    ServiceMeasures Measure(string service, ServiceFacts? facts, IReadOnlyList<Tally> tallies)
    {
        var title = catalogue.Current(service)?.Definition.Title.In(council.Language) ?? service;
        var ratings = new ServiceRatings(service, title, tallies);
        return new(service, title, facts ?? new(0, 0, 0, 0, null, null, 0), ratings.Average, ratings.Count);
    }
}

internal sealed record PeriodMeasures(DateOnly From, DateOnly To, IReadOnlyList<ServiceMeasures> Services);

internal sealed record ServiceMeasures(string Service, string Title, ServiceFacts Facts, decimal? Rating, int Ratings);
