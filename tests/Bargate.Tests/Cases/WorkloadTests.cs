using System.Net;
using Bargate.Cases.Contract;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Cases;

/// <summary>Who of a team has how much to do.</summary>
public sealed class WorkloadTests(CasesSite site) : IClassFixture<CasesSite>
{
    [Fact]
    public async Task A_lead_sees_what_each_officer_has_and_gives_some_of_it_to_another()
    {
        // The numbers are of all its cases, so it has a site of its own.
        await using var site = new CasesSite();
        await site.InitializeAsync();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var (late, due, free) = (await site.Open(opened: now.AddDays(-30)), await site.Open(), await site.Open());
        foreach (var it in new[] { late, due }) await Take(site, it.Id);
        var helen = await site.As("Helen");
        var page = await helen.Get("/staff/workload");
        Assert.Equal(["1", "0", "0", "0"], Row(page, "Nobody"));
        Assert.Equal(["2", "1", "0", "0"], Row(page, "Grace Adeyemi"));
        Assert.Equal(["0", "0", "0", "0"], Row(page, "Tom Penrose"));
        Assert.DoesNotContain("Piotr", page.Main, StringComparison.Ordinal);
        var overdue = await helen.Get(page.Document.QuerySelector("a.bg-due--late")!.GetAttribute("href")!);
        Assert.Equal([late.Reference], overdue.Document.QuerySelectorAll("tbody .bg-ref").Select(it => it.TextContent));

        var (grace, tom) = (CasesSite.IdOf("Grace").Value.ToString(), CasesSite.IdOf("Tom").Value.ToString());
        var given = await helen.Submit(page, ("From", grace), ("To", tom), ("HowMany", "1"));
        Assert.Contains("Given to Tom Penrose: 1", given.Main, StringComparison.Ordinal);
        // The one that is due first.
        Assert.Equal(CasesSite.IdOf("Tom"), (await site.Read(late.Id)).AssignedTo);
        Assert.Equal(CasesSite.IdOf("Grace"), (await site.Read(due.Id)).AssignedTo);
        Assert.Null((await site.Read(free.Id)).AssignedTo);
    }

    [Theory]
    [InlineData("x", "Tom", "5")]
    [InlineData("nobody", "Piotr", "5")]
    [InlineData("nobody", "Tom", "0")]
    [InlineData("nobody", "Tom", "many")]
    public async Task What_cannot_be_given_is_said_and_nothing_changes(string from, string to, string howMany)
    {
        var made = await site.Open();
        var helen = await site.As("Helen");
        var page = await helen.Submit(await helen.Get("/staff/workload"), ("From", from), ("To", CasesSite.IdOf(to).Value.ToString()), ("HowMany", howMany));
        Assert.NotEmpty(page.Errors);
        Assert.Null((await site.Read(made.Id)).AssignedTo);
    }

    [Fact]
    public async Task Another_teams_workload_is_not_shown_and_only_leads_see_any()
    {
        Assert.DoesNotContain("Piotr", (await (await site.As("Helen")).Get("/staff/workload?team=highways")).Main, StringComparison.Ordinal);
        Assert.Contains("Piotr", (await (await site.As("Meera")).Get("/staff/workload?team=highways")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("Grace")).Get("/staff/workload")).Status);
    }

    // The hourly job may say in the same moment that the case is late; then it is Grace who comes second.
    static async Task Take(CasesSite site, CaseId id)
    {
        for (var tries = 1; ; tries++)
            try
            {
                await site.Work(id, "Grace", (work, one, who) => work.Assign(one, CasesSite.IdOf("Grace"), "Grace", who));
                return;
            }
            catch (DbUpdateConcurrencyException) when (tries < 3) { }
    }

    static string[] Row(Page page, string name) =>
        [.. page.Document.QuerySelectorAll("tbody tr").Single(it => it.QuerySelector("th")!.TextContent == name).QuerySelectorAll("td").Select(it => it.TextContent.Trim()[..1])];
}
