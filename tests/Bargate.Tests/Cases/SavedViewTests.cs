using System.Net;
using Bargate.Cases;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Cases;

/// <summary>Filters of the queue under a name.</summary>
public sealed class SavedViewTests(CasesSite site) : IClassFixture<CasesSite>
{
    [Fact]
    public async Task A_filter_is_saved_under_a_name_shown_above_the_queue_and_removed()
    {
        var grace = await site.As("Grace");
        var queue = await grace.Get("/staff/cases?due=overdue&service=missed-bin&page=3&find=Secret+Person");
        var save = queue.Document.QuerySelector(".bg-views a[href^='/staff/cases/views?']")!.GetAttribute("href")!;
        var saved = await grace.Submit(await grace.Get(save), ("Named", "Late bins"));
        Assert.Equal("/staff/cases?service=missed-bin&due=overdue", saved.Url);
        var link = saved.Document.QuerySelector(".bg-views a[aria-current]")!;
        Assert.Equal("Late bins", link.TextContent);
        // Whom somebody looked for is not kept.
        Assert.DoesNotContain("Secret", (await View("Late bins"))!.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("Late bins", (await (await site.As("Tom")).Get("/staff/cases")).Html, StringComparison.Ordinal);
        await grace.Submit(await grace.Get("/staff/cases/views"), ("Remove", (await View("Late bins"))!.Id.ToString()));
        Assert.Null(await View("Late bins"));
    }

    [Fact]
    public async Task A_lead_shares_a_view_with_the_team_and_only_a_lead_takes_it_back()
    {
        var (helen, tom, alan) = (await site.As("Helen"), await site.As("Tom"), await site.As("Alan"));
        await helen.Submit(await helen.Get("/staff/cases/views?assigned=nobody"), ("Named", "Take one of these"), ("Share", "waste"));
        Assert.Contains("Take one of these", (await tom.Get("/staff/cases")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Take one of these", (await alan.Get("/staff/cases")).Html, StringComparison.Ordinal);
        var id = (await View("Take one of these"))!.Id.ToString();
        foreach (var other in new[] { tom, alan })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Submit(await other.Get("/staff/cases/views?due=today"), ("Remove", id))).Status);
        Assert.NotNull(await View("Take one of these"));
        await helen.Submit(await helen.Get("/staff/cases/views"), ("Remove", id));
        Assert.Null(await View("Take one of these"));
    }

    [Fact]
    public async Task A_view_needs_a_name_and_a_team_of_the_leads_own()
    {
        var (tom, helen) = (await site.As("Tom"), await site.As("Helen"));
        Assert.NotEmpty((await tom.Submit(await tom.Get("/staff/cases/views?due=today"), ("Named", " "))).Errors);
        Assert.NotEmpty((await tom.Submit(await tom.Get("/staff/cases/views?due=today"), ("Named", new string('x', 61)))).Errors);
        Assert.NotEmpty((await tom.Submit(await tom.Get("/staff/cases/views?due=today"), ("Named", "Not mine to share"), ("Share", "waste"))).Errors);
        Assert.NotEmpty((await helen.Submit(await helen.Get("/staff/cases/views?due=today"), ("Named", "Not my team"), ("Share", "highways"))).Errors);
    }

    [Fact]
    public async Task Saving_under_the_same_name_again_changes_the_view()
    {
        var grace = await site.As("Grace");
        await grace.Submit(await grace.Get("/staff/cases/views?due=today"), ("Named", "Again"));
        await grace.Submit(await grace.Get("/staff/cases/views?due=week"), ("Named", "Again"));
        Assert.Equal("?due=week", (await View("Again"))!.Query);
    }

    [Theory]
    [InlineData("")]
    [InlineData("waste")]
    public async Task Pressing_twice_makes_one_view(string team)
    {
        var helen = await site.As("Helen");
        var (page, name) = (await helen.Get("/staff/cases/views?due=today"), $"Pressed twice {team}".Trim());
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => helen.Submit(page, ("Named", name), ("Share", team)))));
        Assert.All(answers, it => Assert.Equal(("/staff/cases?due=today", HttpStatusCode.OK), (it.Url, it.Status)));
        Assert.NotNull(await View(name));
        // However close the two were: the database has no room for a second.
        await Assert.ThrowsAsync<DbUpdateException>(() => site.InDatabase(db =>
        {
            db.Add(new SavedView { Id = Guid.CreateVersion7(), Officer = CasesSite.IdOf("Helen"), Team = team.Length > 0 ? team : null, Name = name, Query = "?due=week" });
            return db.SaveChangesAsync();
        }));
    }

    Task<SavedView?> View(string name) => site.InDatabase(db => db.Set<SavedView>().AsNoTracking().SingleOrDefaultAsync(it => it.Name == name));
}
