using System.Net;
using Bargate.Cases.Contract;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Cases;

/// <summary>The queue as officers use it.</summary>
public sealed class QueueTests(CasesSite site) : IClassFixture<CasesSite>
{
    [Fact]
    public async Task An_officer_sees_the_cases_of_their_own_team_and_no_others()
    {
        var bin = await site.Open();
        var road = await site.Open("road-problem");
        var grace = await (await site.As("Grace")).Get("/staff/cases");
        Assert.Equal(HttpStatusCode.OK, grace.Status);
        Assert.Contains(bin.Reference, grace.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(road.Reference, grace.Main, StringComparison.Ordinal);
        var rosa = await (await site.As("Rosa")).Get("/staff/cases?find=" + road.Reference);
        Assert.Contains(road.Reference, rosa.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("REFERENCE")]
    [InlineData("quentin dew")]
    [InlineData("Quéntin")]
    [InlineData("so99 1zz")]
    [InlineData("SO991ZZ")]
    [InlineData("Quentin.Dewsbury@Example.org")]
    [InlineData("+44 20 7946 0321")]
    [InlineData("+44 (0)20 7946 0321")]
    [InlineData("020 7946 0321")]
    public async Task A_search_finds_by_each_key(string typed)
    {
        var made = await site.Open(name: "Quentin Dewsbury", email: "quentin.dewsbury@example.org", phone: "020 7946 0321", postcode: "SO99 1ZZ");
        var other = await site.Open(name: "Zelda Other", email: "zelda@example.org", phone: "020 7946 0999", postcode: "SO98 1ZZ");
        if (typed == "REFERENCE") typed = made.Reference.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        var page = await (await site.As("Grace")).Get("/staff/cases?find=" + Uri.EscapeDataString(typed));
        Assert.Contains(made.Reference, page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Reference, page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_closed_cases_too()
    {
        var made = await site.Open(name: "Closed Person");
        await site.Collect(made.Id);
        Assert.Contains(made.Reference, (await (await site.As("Grace")).Get("/staff/cases?find=closed+person")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Reference, (await (await site.As("Grace")).Get("/staff/cases")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_officer_looks_for_is_posted_and_cannot_be_read_in_the_address()
    {
        var made = await site.Open(name: "Looked Forname");
        var grace = await site.As("Grace");
        var list = await grace.Submit(await grace.Get("/staff/cases"), new Dictionary<string, string> { ["find"] = "looked forname", ["state"] = "all" }, "/staff/cases");
        Assert.Contains(made.Reference, list.Main, StringComparison.Ordinal);
        Assert.Equal("looked forname", list.Document.QuerySelector("[name=find]")!.GetAttribute("value"));
        Assert.Contains("find=~", list.Url, StringComparison.Ordinal);
        Assert.All(list.Document.QuerySelectorAll("a[href]").Select(it => it.GetAttribute("href")!).Append(list.Url), it => Assert.DoesNotContain("forname", it, StringComparison.OrdinalIgnoreCase));
        // It has an address all the same, and one that nobody made finds nothing hidden.
        Assert.Contains(made.Reference, (await grace.Get(list.Url)).Main, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await grace.Get("/staff/cases?find=~senseless")).Status);
    }


    [Theory]
    [InlineData("?page=999999999999&sort=nonsense&due=7&priority=0&assigned=x&team=%00&state=%F0%9F%92%A9&look=../../etc")]
    [InlineData("?find=%25%27%22%3B--&sort=-priority&channel=face-to-face")]
    [InlineData("?sort=-due&due=overdue&assigned=nobody&state=all")]
    [InlineData("?sort=closed&state=closed&service=missed-bin&stage=collected&team=waste")]
    public async Task Whatever_stands_in_the_address_the_queue_answers(string query) =>
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("Helen")).Get("/staff/cases" + query)).Status);

    [Fact]
    public async Task A_case_opens_beside_the_list()
    {
        var made = await site.Open(what: "Glass box", name: "Beside Person");
        var page = await (await site.As("Grace")).Get($"/staff/cases?find={made.Reference}&look={made.Reference}");
        Assert.NotNull(page.Document.QuerySelector(".bg-split #look"));
    }

    [Fact]
    public async Task Cases_are_changed_together_and_those_that_cannot_be_are_named()
    {
        var one = await site.Open(name: "Bulk One");
        var two = await site.Open(name: "Bulk Two");
        var helen = await site.As("Helen");
        var versions = $"{one.Id.Value}:0";
        var page = await helen.Get("/staff/cases?find=bulk");
        var check = await helen.Submit(page, new Dictionary<string, string> { ["what"] = "mine", ["case"] = versions }, "/staff/cases/bulk");
        Assert.Contains("Assign to yourself (1)", check.Heading, StringComparison.Ordinal);
        Assert.Contains(one.Reference, check.Main, StringComparison.Ordinal);
        await site.Work(one.Id, "Grace", (work, it, who) => work.Assign(it, CasesSite.IdOf("Grace"), "Grace", who));
        var done = await helen.Submit(check);
        Assert.Contains("Not changed: 1", done.Main, StringComparison.Ordinal);
        Assert.Equal(CasesSite.IdOf("Grace"), (await site.Read(one.Id)).AssignedTo);
        done = await helen.Submit(await helen.Submit(page, new Dictionary<string, string> { ["what"] = "mine", ["case"] = $"{two.Id.Value}:0" }, "/staff/cases/bulk"));
        Assert.Contains("Assigned to you: 1", done.Main, StringComparison.Ordinal);
        Assert.Equal(CasesSite.IdOf("Helen"), (await site.Read(two.Id)).AssignedTo);
    }

    [Fact]
    public async Task The_export_holds_names_only_for_those_who_may_export_them()
    {
        await site.Open(name: "=cmd|Exported", what: "@formula");
        var lead = await (await site.As("Helen")).Http.GetStringAsync("/staff/cases/export.csv?find=%3Dcmd");
        Assert.Contains("'=cmd|Exported", lead, StringComparison.Ordinal);
        Assert.Contains("'@formula", lead, StringComparison.Ordinal);
        var officer = await (await site.As("Grace")).Http.GetStringAsync("/staff/cases/export.csv?find=%3Dcmd");
        Assert.DoesNotContain("Exported", officer, StringComparison.Ordinal);
        Assert.Equal(2, officer.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task The_next_case_is_mine_before_it_is_nobodys()
    {
        var mine = await site.Open("road-problem");
        await site.Work(mine.Id, "Piotr", (work, it, who) => work.Assign(it, CasesSite.IdOf("Piotr"), "Piotr", who));
        var page = await (await site.As("Piotr")).Get("/staff/cases/next");
        Assert.Equal("/staff/cases/" + mine.Reference, page.Url);
    }

    [Fact]
    public async Task A_case_that_waits_for_the_resident_is_not_overdue_and_comes_behind_those_that_do_not()
    {
        var (waiting, due, late) = (await site.Open(name: "Waits Sorted", opened: Ago(40)), await site.Open(name: "Waits Due"), await site.Open(name: "Waits Late", opened: Ago(20)));
        await site.Work(waiting.Id, "Grace", (work, it, who) => work.Write(it, "Which bin?", true, who));
        var grace = await site.As("Grace");
        Assert.Equal([late.Reference, due.Reference, waiting.Reference], References(await grace.Get("/staff/cases?find=waits")));
        Assert.Equal([due.Reference, late.Reference, waiting.Reference], References(await grace.Get("/staff/cases?find=waits&sort=-due")));
        Assert.Equal([late.Reference, due.Reference, waiting.Reference], References(await grace.Get("/staff/cases?find=waits&sort=stage")));
        Assert.Equal([late.Reference], References(await grace.Get("/staff/cases?find=waits&due=overdue")));
        var row = (await grace.Get("/staff/cases?find=waits+sorted")).Document.QuerySelector("tbody tr")!;
        Assert.Contains("Waiting since", row.TextContent, StringComparison.Ordinal);
        Assert.Null(row.QuerySelector(".bg-due--late"));
        // The day on which the target stood still is not shown as if it ran.
        Assert.DoesNotContain("(", (await grace.Get($"/staff/cases/{waiting.Reference}")).Document.QuerySelectorAll("dd").First(it => it.TextContent.Contains("Waiting since", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_the_queue_is_found_in_its_index_alone()
    {
        var sql = await site.InDatabase(db =>
        {
            var teams = new[] { "waste" };
            return Task.FromResult(Bargate.Cases.Desk.QueueQuery.Sorted(db.Set<Bargate.Cases.Case>().Where(it => it.ClosedAt == null && teams.Contains(it.Team)), new()).Select(it => it.Id).Take(51).ToQueryString());
        });
        if (TestDatabase.Server is not null) return;
        var plan = await site.InDatabase(async db =>
        {
            var connection = db.Database.GetDbConnection();
            await db.Database.OpenConnectionAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "explain query plan " + string.Join('\n', sql.Split('\n').Where(it => !it.StartsWith(".param", StringComparison.Ordinal))).Replace("@p", "51", StringComparison.Ordinal);
            await using var rows = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await rows.ReadAsync()) lines.Add(rows.GetString(3));
            return string.Join('\n', lines);
        });
        Assert.Contains("COVERING INDEX IX_cases_cases_open", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_filters_by_the_services_that_their_team_works_and_no_others()
    {
        string[] Offered(Page page, string name) => [.. page.Document.QuerySelectorAll($"select[name={name}] option").Select(it => it.GetAttribute("value")!).Where(it => it.Length > 0)];
        var page = await (await site.As("Grace")).Get("/staff/cases?team=highways");
        Assert.Contains("missed-bin", Offered(page, "service"));
        Assert.DoesNotContain("road-problem", Offered(page, "service"));
        Assert.Contains("collected", Offered(page, "stage"));
        Assert.DoesNotContain("inspected", Offered(page, "stage"));
        Assert.DoesNotContain(CasesSite.IdOf("Alan").Value.ToString(), Offered(page, "assigned"));
        Assert.Subset(Offered(await (await site.As("Rosa")).Get("/staff/cases"), "service").ToHashSet(), new HashSet<string> { "missed-bin", "road-problem" });
        // A case that was given to another team brings its service along.
        var alan = await site.As("Alan");
        Assert.Contains("road-problem", Offered(await alan.Get("/staff/cases"), "service"));
        Assert.DoesNotContain("missed-bin", Offered(await alan.Get("/staff/cases"), "service"));
        await site.Open("missed-bin", team: "highways");
        Assert.Contains("missed-bin", Offered(await alan.Get("/staff/cases"), "service"));
    }

    DateTime Ago(int days) => site.Clock.GetUtcNow().UtcDateTime.AddDays(-days);

    static string[] References(Page page) => [.. page.Document.QuerySelectorAll("tbody .bg-ref").Select(it => it.TextContent)];
}
