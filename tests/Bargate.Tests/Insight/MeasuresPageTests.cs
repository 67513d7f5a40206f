using System.Net;
using Bargate.Cases.Contract;
using Bargate.Insight;
using Bargate.Kernel.Ids;
using Bargate.Services.Contract;
using Bargate.Tests.Cases;

namespace Bargate.Tests.Insight;

/// <summary>What a lead reads of a period. Each test has its own site: the numbers are of all its cases.</summary>
public sealed class MeasuresPageTests
{
    [Fact]
    public async Task A_lead_reads_each_service_of_their_teams_and_no_others()
    {
        await using var site = new CasesSite();
        await site.InitializeAsync();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        DateTime Ago(int days) => now.AddDays(-days);
        // Closed today: three weeks, two weeks and a week of working days, the last with a message between.
        foreach (var (days, talk) in new[] { (21, false), (14, false), (7, true), (0, false) })
        {
            var made = await site.Open(opened: Ago(days));
            if (talk) await site.Work(made.Id, "Grace", (work, it, who) => work.Write(it, "Which bin?", false, who));
            await site.Collect(made.Id);
        }
        // Overdue, opened before the period; and one of the period that was chased twice.
        await site.Open(opened: Ago(60));
        var chased = await site.Open();
        var rosa = await site.As("Rosa");
        await rosa.Submit(await rosa.Get($"/staff/cases/note/{chased.Id.Value}"), ("Chased", "true"), ("Text", "Rang, cross"));
        var page = await rosa.Submit(await rosa.Get($"/staff/cases/note/{chased.Id.Value}"), ("Chased", "true"));
        Assert.Contains("The resident asked where it is", page.Main, StringComparison.Ordinal);
        await site.InDatabase(async db =>
        {
            foreach (var score in new[] { 5, 4 }) db.Add(Rating.Of(new RatingTicket("missed-bin", 1, Guid.NewGuid(), RatingMoment.AfterClose), "waste", score, now));
            return await db.SaveChangesAsync();
        });
        await site.Open("road-problem");

        var helen = await site.As("Helen");
        var measures = await helen.Get("/staff/measures");
        Assert.Equal(["5", "4", "75%", "1", "5", "15", "40.0", "4.50"], Cells(measures, "missed-bin"));
        Assert.Null(Row(measures, "road-problem"));
        Assert.NotNull(Row(await (await site.As("Meera")).Get("/staff/measures?period=quarter"), "road-problem"));
        var csv = await helen.Http.GetStringAsync("/staff/measures.csv");
        Assert.EndsWith(",5,4,75.0,1,5,15,2,40.0,4.5,2", csv.Split("\r\n").Single(it => it.StartsWith("missed-bin,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("road-problem", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("Grace")).Get("/staff/measures")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("Grace")).Get("/staff/measures.csv")).Status);
    }

    [Fact]
    public async Task A_period_without_cases_shows_nothing_as_nothing()
    {
        await using var site = new CasesSite();
        await site.InitializeAsync();
        var page = await (await site.As("Helen")).Get("/staff/measures?period=nonsense");
        Assert.Equal(["0", "0", "–", "0", "–", "–", "–", "–"], Cells(page, "missed-bin"));
    }

    [Theory]
    [InlineData("28", "2027-03-10", "2027-02-11", "2027-03-10")]
    [InlineData("quarter", "2027-03-10", "2027-01-01", "2027-03-10")]
    [InlineData("last-quarter", "2027-03-10", "2026-10-01", "2026-12-31")]
    [InlineData("last-quarter", "2027-12-31", "2027-07-01", "2027-09-30")]
    public void A_period_is_whole_days(string period, string today, string from, string to) =>
        Assert.Equal((Day(from), Day(to)), LeadMeasures.Days(period, Day(today)));

    [Theory]
    [InlineData(50, new[] { 7 }, 7)]
    [InlineData(50, new[] { 1, 2, 3, 4 }, 2)]
    [InlineData(90, new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 9)]
    [InlineData(90, new[] { 1, 2, 3 }, 3)]
    public void A_percentile_is_a_time_that_some_case_took(int percent, int[] sorted, int expected) =>
        Assert.Equal(expected, ServiceFacts.Percentile(sorted, percent));

    static AngleSharp.Dom.IElement? Row(Page page, string service) => page.Document.QuerySelector($"tbody th a[href='/staff/cases?service={service}']")?.Closest("tr");

    static string[] Cells(Page page, string service) => [.. Row(page, service)!.QuerySelectorAll("td").Select(it => it.TextContent.Trim().Split(' ')[0].Split('\n')[0])];

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
