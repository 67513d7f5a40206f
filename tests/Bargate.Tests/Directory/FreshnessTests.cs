using System.Net;
using Bargate.Directory.Contract;
using Bargate.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Directory;

/// <summary>The clock of an entry, run through a year. Each test has its own site: time passes for all of its entries.</summary>
public sealed class FreshnessTests : IAsyncLifetime
{
    readonly DirectorySite site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_entry_that_nobody_checks_is_reminded_marked_hidden_and_archived()
    {
        var entry = await site.Write("Copperas Street Choir", checkedDaysAgo: 0, steward: "choir@example.org");
        async Task<EntryState> State() => (await site.Read(entry.Id)).State;
        async Task<int> Mails() => (await site.MessagesTo("choir@example.org")).Count;
        using var visitor = site.Visitor();
        async Task<bool> Found() => (await visitor.Get("/directory?q=Copperas")).Html.Contains(entry.Slug, StringComparison.Ordinal);

        await site.Pass(74);
        Assert.Equal((EntryState.Current, 0), (await State(), await Mails()));
        await site.Pass(2);
        Assert.Equal((EntryState.Current, 1), (await State(), await Mails()));
        await site.Pass(15);
        Assert.Equal((EntryState.Due, 2), (await State(), await Mails()));
        await site.Pass(14);
        Assert.Equal((EntryState.Due, 3), (await State(), await Mails()));
        Assert.DoesNotContain("Not checked since", (await visitor.Get("/directory/services/" + entry.Slug)).Main, StringComparison.Ordinal);
        await site.Pass(16);
        Assert.Equal((EntryState.NotChecked, 3), (await State(), await Mails()));
        Assert.Contains("Not checked since", (await visitor.Get("/directory/services/" + entry.Slug)).Main, StringComparison.Ordinal);
        Assert.True(await Found());
        await site.Pass(60);
        Assert.Equal(EntryState.Hidden, await State());
        Assert.False(await Found());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/directory/services/" + entry.Slug)).Status);
        using var officer = await site.Officer();
        Assert.Contains("Copperas Street Choir", (await officer.Get("/staff/directory?list=hidden")).Main, StringComparison.Ordinal);
        await site.Pass(186);
        Assert.Equal(EntryState.Archived, await State());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/directory/services/" + entry.Slug)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/oruk/v3/services/" + entry.Id)).StatusCode);
        Assert.Equal(3, await Mails());
    }

    [Fact]
    public async Task One_button_in_the_reminder_starts_the_clock_again_and_opening_it_changes_nothing()
    {
        var entry = await site.Write("Lantern Road Lunch Club", checkedDaysAgo: 0, steward: "lunch@example.org");
        await site.Pass(91);
        var link = await site.LinkSentTo("lunch@example.org", "/directory/manage/");
        using var visitor = site.Visitor();
        var page = await visitor.Get(link);
        Assert.Contains("Lantern Road Lunch Club", page.Main, StringComparison.Ordinal);
        Assert.Equal(EntryState.Due, (await site.Read(entry.Id)).State);
        page = await visitor.Submit(page);
        Assert.Contains("marked as checked today", page.Main, StringComparison.Ordinal);
        var read = await site.Read(entry.Id);
        Assert.Equal(EntryState.Current, read.State);
        Assert.True(site.Now - read.AssuredAt < TimeSpan.FromMinutes(5));
        await site.Pass(29);
        Assert.Contains("no longer works", (await visitor.Get(link)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_has_ages_of_its_own_and_a_clock_that_jumps_sends_one_reminder()
    {
        var refuge = await site.Write("Night Line", checkedDaysAgo: 0, steward: "line@example.org", terms: "crisis-lines");
        var usual = await site.Write("Knit and Natter", checkedDaysAgo: 0, steward: "knit@example.org", terms: "crafts");
        await site.Pass(46);
        Assert.Equal(EntryState.NotChecked, (await site.Read(refuge.Id)).State);
        Assert.Equal(EntryState.Current, (await site.Read(usual.Id)).State);
        await site.Pass(59);
        Assert.Single(await site.MessagesTo("knit@example.org"));
        Assert.Equal(EntryState.Hidden, (await site.Read(refuge.Id)).State);
    }

    [Fact]
    public async Task The_share_of_entries_checked_in_the_last_90_days_is_public()
    {
        for (var i = 0; i < 3; i++) await site.Write($"Fresh {i}", checkedDaysAgo: 10);
        await site.Write("Older", checkedDaysAgo: 100);
        using var visitor = site.Visitor();
        Assert.Contains("75% of 4 entries were checked in the last 90 days", (await visitor.Get("/directory")).Main, StringComparison.Ordinal);
    }
}
