using System.Net;
using System.Text;
using Bargate.Forms.Funnel;
using Bargate.Forms.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Tests.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Funnel;

/// <summary>What officers read of the counts.</summary>
public sealed class FunnelPageTests(FunnelSite site) : IClassFixture<FunnelSite>
{
    DateOnly Monday => Weeks.Of(site.Services.GetRequiredService<Council>().Time.Today(site.Clock));

    DateOnly Settled => Monday.AddDays(-70);

    static string Url(string service) => $"/staff/services/{service}/funnel";

    // A hundred begun, sixty sent; two steps took up to one minute and up to two.
    Task Fill(string service, int edition = 1, DateOnly? week = null) => site.Put(
    [
        .. new (string Page, Counted What, string Detail, long Count)[]
        {
            ("", Counted.Shown, "", 130), ("", Counted.Moved, "kind", 100), ("kind", Counted.Moved, "name", 80), ("kind", Counted.Moved, "exit:nothing", 10),
            ("name", Counted.Moved, "many", 61), ("many", Counted.Moved, "check", 61), ("check", Counted.Moved, "sent", 60),
            ("name", Counted.Refused, "", 26), ("name", Counted.Error, "name wrong.too-long", 23), ("name", Counted.Error, "name missing", 3),
            ("", Counted.Took, "60", 30), ("", Counted.Took, "120", 30),
        }.Select(it => (service, week ?? Settled, edition, it.Page, it.What, it.Detail, it.Count)),
    ]);

    [Fact]
    public async Task A_lead_reads_where_people_leave_what_they_get_wrong_and_how_long_it_takes()
    {
        await site.Publish("read", FunnelSite.Form("GA"));
        await Fill("read");
        var helen = await site.Officer(Officers.WasteLead);
        var page = await helen.Get(Url("read"));
        Assert.Equal("The form of Tell us three things", page.Heading);
        Assert.Equal(["100", "60 (60%)", "10", "30", "0", "Half within 60 seconds, nine in ten within 114 seconds"], page.Document.QuerySelectorAll(".govuk-summary-list__value").Select(it => it.TextContent.Trim()));
        Assert.Equal(["What kind is it?: 100, 10%", "What is it called?: 80, 25%", "How many are there?: 60, 0%", "Check your answers: 60, under 9%"], Rows(page, "came to each page").Select(it => $"{it[0]}: {it[2]}, {it[3]}"));
        Assert.Equal(["What is it called?", "0", "80", "60", "20", "0", "25", "0", "–", "–"], Rows(page, "Each page in numbers")[1]);
        Assert.Equal(["The name|Too long|25", "The name|Left empty, or nothing chosen|under 5"], Rows(page, "had to be put right").Select(it => string.Join('|', it)));
        Assert.Equal("0", page.Document.QuerySelectorAll("svg rect.bg-bar--lost")[^1].GetAttribute("width"));
        Assert.Empty(page.Document.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task The_file_has_these_bytes()
    {
        await site.Publish("in-bytes", FunnelSite.Form("GB"));
        await Fill("in-bytes");
        var helen = await site.Officer(Officers.WasteLead);
        var page = await helen.Get(Url("in-bytes"));
        using var answer = await helen.Http.GetAsync(page.Document.QuerySelector("a[href*='funnel.csv']")!.GetAttribute("href"));
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var (from, to) = (Monday.AddDays(-84), Monday.AddDays(6));
        var expected = new StringBuilder("\uFEFFservice,edition,channel,from,to,page,title,what,detail,value\r\n");
        void Row(string rest) => expected.Append(FormattableString.Invariant($"in-bytes,all,all,{from:yyyy-MM-dd},{to:yyyy-MM-dd},{rest}\r\n"));
        foreach (var rest in new[] { ",,start-page-opened,,130", ",,started,,100", ",,sent,,60", ",,followed,,0", ",Nothing to do,ended,nothing,10", ",,saved-for-later,,0", ",,took-seconds-up-to,60,30", ",,took-seconds-up-to,120,30", ",,median-seconds,,60", ",,ninetieth-seconds,,114" }) Row(rest);
        void Of(string name, string came, string on, string left, string refused = "0", params string[] errors)
        {
            foreach (var rest in (string[])[$"came,,{came}", $"went-on,,{on}", $"left,,{left}", "may-come-back,,0", "opened,,0", "answered,,0", $"refused,,{refused}", "opened-again,,0", .. errors, "median-seconds,,", "ninetieth-seconds,,"]) Row($"{name},{rest}");
        }
        Of("kind,What kind is it?", "100", "90", "10");
        Of("name,What is it called?", "80", "60", "20", "25", "error,name missing,[c]", "error,name wrong.too-long,25");
        Of("many,How many are there?", "60", "60", "0");
        Of("check,Check your answers", "60", "60", "[c]");
        Assert.Equal(Encoding.UTF8.GetBytes(expected.ToString()), await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Two_editions_stand_side_by_side_with_what_is_more_than_chance()
    {
        await site.Publish("beside", FunnelSite.Form("GC"));
        await site.Publish("beside", FunnelSite.Form("GC", third: "What is their number?"));
        await Fill("beside");
        await site.Put([.. new[] { ("", "kind", 200L), ("kind", "name", 190), ("name", "many", 185), ("many", "check", 180), ("check", "sent", 170) }.Select(it => ("beside", Settled, 2, it.Item1, Counted.Moved, it.Item2, it.Item3))]);
        var helen = await site.Officer(Officers.WasteLead);
        var page = await helen.Get(Url("beside") + "?edition=2&with=1");
        Assert.Equal("Edition 1 beside Edition 2", page.Document.QuerySelector("#beside")!.TextContent);
        Assert.Contains("More people send it: 85%, where it was 60%. That is +25 points (+14 to +36), more than chance explains.", page.Main, StringComparison.Ordinal);
        Assert.Contains("Too few forms were sent to compare how long they took.", page.Main, StringComparison.Ordinal);
        var rows = Rows(page, "did not go on so far");
        Assert.Equal(["What is it called?", "25%", "3%", "More than chance"], new[] { rows[1][0], rows[1][1], rows[1][2], rows[1][5] });
        Assert.Equal(["What kind is it?", "10%", "5%", "May be chance"], new[] { rows[0][0], rows[0][1], rows[0][2], rows[0][5] });
        // The other edition alone has its own numbers and its own words.
        Assert.Contains("What is their number?", page.Main, StringComparison.Ordinal);
        page = await helen.Get(Url("beside") + "?edition=1");
        Assert.Contains("60 (60%)", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("What is their number?", Rows(page, "came to each page").Select(it => it[0]));
    }

    [Fact]
    public async Task The_weeks_before_stand_beside_these_weeks_and_lately_begun_forms_may_come_back()
    {
        await site.Publish("weeks", FunnelSite.Form("GD"));
        await Fill("weeks", week: Monday.AddDays(-7 * 7));
        await Fill("weeks", week: Monday);
        var helen = await site.Officer(Officers.WasteLead);
        var page = await helen.Get(Url("weeks") + "?period=4&with=before");
        Assert.Equal("30", page.Document.QuerySelectorAll(".govuk-summary-list__value")[4].TextContent.Trim());
        Assert.Contains("60% send it, where it was 60%. The difference of 0 points (−13 to +13) may be chance.", page.Main, StringComparison.Ordinal);
        Assert.Contains("the newer figures can still rise", page.Main, StringComparison.Ordinal);
        page = await helen.Get(Url("weeks") + "?period=4&channel=api");
        Assert.Contains("Nobody has begun this form in these weeks", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_forms_are_not_shown_and_nonsense_in_the_address_counts_as_not_asked()
    {
        await site.Publish("few", FunnelSite.Form("GE"));
        await site.Put(("few", Settled, 1, "", Counted.Moved, "kind", 9));
        var helen = await site.Officer(Officers.WasteLead);
        var page = await helen.Get(Url("few") + "?period=x&edition=99999999999&channel=y&with=z");
        Assert.Contains("Fewer than ten forms were begun", page.Main, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("table"));
        Assert.Single((await helen.Http.GetStringAsync("/staff/services/few/funnel.csv?period=x")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".csv")]
    public async Task Only_those_who_see_reports_of_the_service_s_team_see_it(string file)
    {
        var guarded = $"guarded{file.Replace('.', '-')}";
        await site.Publish(guarded, FunnelSite.Form(file.Length == 0 ? "GF" : "GI"));
        async Task<HttpStatusCode> Asks(string officer, string? service = null)
        {
            using var answer = await (await site.Officer(officer)).Http.GetAsync(Url(service ?? guarded) + file);
            return answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.OK, await Asks(Officers.WasteLead));
        Assert.Equal(HttpStatusCode.OK, await Asks(Officers.Administrator));
        Assert.Equal(HttpStatusCode.NotFound, await Asks(Officers.HighwaysLead));
        Assert.Equal(HttpStatusCode.Forbidden, await Asks(Officers.WasteOfficer));
        Assert.Equal(HttpStatusCode.NotFound, await Asks(Officers.WasteLead, "no-such-service"));
    }

    [Fact]
    public async Task The_measure_is_the_share_that_was_sent_and_nothing_of_too_few()
    {
        await site.Publish("measured", FunnelSite.Form("GH"));
        var (long_ago, later) = (new DateOnly(2021, 3, 1), new DateOnly(2021, 3, 8));
        await Fill("measured", week: long_ago);
        await site.Put(("measured", later, 1, "", Counted.Moved, "kind", 9));
        async Task<decimal?> Value(DateOnly from, DateOnly to) => await site.InScope(it => it.GetServices<IMeasure>().Single(one => one.Key == "forms-sent").Value(from, to, CancellationToken.None));
        Assert.Equal(60m, await Value(long_ago, long_ago));
        Assert.Equal(55.0m, await Value(long_ago, later));
        Assert.Null(await Value(later, later));
        Assert.Null(await Value(new(2020, 1, 1), new(2020, 12, 31)));
    }

    [Fact]
    public async Task A_month_of_a_service_is_disposed_of_after_two_years_and_a_month()
    {
        var now = new DateTime(2016, 4, 1, 3, 0, 0, DateTimeKind.Utc);
        await site.Put([.. new[] { "old", "other" }.SelectMany(service => new[] { new DateOnly(2014, 2, 3), new DateOnly(2014, 2, 24), new DateOnly(2014, 3, 3) }.Select(week => (service, week, 1, "", Counted.Moved, "kind", 1L)))]);
        var weeks = await site.InScope(async scope =>
        {
            var (db, retained) = (scope.GetRequiredService<Bargate.Kernel.BargateDb>(), scope.GetServices<IRetained>().Single(it => it.Key == "funnel"));
            Assert.Empty(await retained.Due(now.AddDays(-1), 10, CancellationToken.None));
            var due = await retained.Due(now, 10, CancellationToken.None);
            Assert.Equal([new(2016, 4, 1), new DateTime(2016, 4, 1)], due.Select(it => it.DueAt));
            Assert.True(await retained.Dispose(due[0].Id, CancellationToken.None));
            await db.SaveChangesAsync();
            Assert.False(await retained.Dispose(due[0].Id, CancellationToken.None));
            return await db.FunnelCounts.Where(it => it.Week < new DateOnly(2016, 1, 1)).Select(it => $"{it.Service} {it.Week.Month}").ToListAsync();
        });
        Assert.Equal(["old 3", "other 2", "other 2", "other 3"], weeks.Order(StringComparer.Ordinal));
    }

    static List<string[]> Rows(Page page, string caption) => [.. page.Document.QuerySelectorAll("table").Single(it => it.QuerySelector("caption")!.TextContent.Contains(caption, StringComparison.Ordinal))
        .QuerySelectorAll("tbody tr").Select(row => row.Children.Select(it => it.TextContent.Trim()).ToArray())];
}
