using System.Net;
using Bargate.Accounts.Contract;
using Bargate.Directory;
using Bargate.Directory.Contract;
using Bargate.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Directory;

/// <summary>Providers claim and change, residents report, officers decide.</summary>
public sealed class KeepingRightTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    [Fact]
    public async Task A_providers_change_is_public_only_after_an_officer_approved_it()
    {
        var entry = await site.Write("Marigold Road Choir", it => it.Phones = [new() { Id = Guid.NewGuid(), Number = "023 8090 0001" }], checkedDaysAgo: 100, steward: "marigold@example.org");
        using var provider = site.Visitor();
        var claim = await provider.Submit(await provider.Get("/directory/claim/" + entry.Slug), ("Email", "Marigold@example.org"));
        Assert.Contains("a link is on its way", claim.Main, StringComparison.Ordinal);
        var link = await site.LinkSentTo("marigold@example.org", "/directory/manage/");
        var page = await provider.Get(link);
        Assert.Contains("% complete", page.Main, StringComparison.Ordinal);
        var edit = await provider.Get(page.Document.QuerySelector("a[href*='/manage/edit/']")!.GetAttribute("href")!);
        var wrong = await provider.Submit(edit, ("Form.Name", ""), ("Form.Times", "Someday"));
        Assert.Equal(2, wrong.Errors.Count);
        page = await provider.Submit(edit, ("Form.Name", "Marigold Road Choir"), ("Form.Description", "We sing on Mondays, new members are welcome and nobody need read music."), ("Form.Phone", "023 8090 0999"), ("Form.Times", "Monday 19:00-21:00"), ("Form.Status", "active"));
        Assert.Contains("We look at your changes", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("0999", (await provider.Get("/directory/services/" + entry.Slug)).Main, StringComparison.Ordinal);
        using var officer = await site.Officer(Role.ResidentServices);
        var change = await officer.Get((await officer.Get("/staff/directory/changes")).Document.QuerySelectorAll("main a").First(it => it.TextContent == "Marigold Road Choir").GetAttribute("href")!);
        Assert.Contains("023 8090 0001", change.Document.QuerySelector("del")!.ParentElement!.ParentElement!.TextContent + change.Main, StringComparison.Ordinal);
        Assert.Contains("023 8090 0999", change.Main, StringComparison.Ordinal);
        await officer.Submit(change, ("Do", "approve"));
        var shown = (await provider.Get("/directory/services/" + entry.Slug)).Main;
        Assert.Contains("0999", shown, StringComparison.Ordinal);
        Assert.Contains("7pm to 9pm", shown, StringComparison.Ordinal);
        Assert.Equal(EntryState.Current, (await site.Read(entry.Id)).State);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Submit(change, ("Do", "approve"))).Status);
    }

    [Fact]
    public async Task A_change_that_waited_does_not_bring_back_what_was_taken_out()
    {
        var entry = await site.Write("Heron Wharf Drama", steward: "drama@example.org");
        using var provider = site.Visitor();
        await provider.Submit(await provider.Get("/directory/claim/" + entry.Slug), ("Email", "drama@example.org"));
        var link = await site.LinkSentTo("drama@example.org", "/directory/manage/");
        await provider.Submit(await provider.Get($"/directory/manage/edit/{link.Split('/')[^1]}/{entry.Id}"), ("Form.Name", "Heron Wharf Drama Club"), ("Form.Description", "Plays for everybody."), ("Form.Status", "active"));
        using var officer = await site.Officer();
        await officer.Submit(await officer.Get("/staff/directory/entry/" + entry.Id), ("Do", "archive"));
        var change = await officer.Get((await officer.Get("/staff/directory/changes")).Document.QuerySelectorAll("main a").First(it => it.TextContent.StartsWith("Heron Wharf Drama", StringComparison.Ordinal)).GetAttribute("href")!);
        await officer.Submit(change, ("Do", "approve"));
        Assert.Equal(("Heron Wharf Drama Club", EntryState.Archived), ((await site.Read(entry.Id)).Name, (await site.Read(entry.Id)).State));
    }

    [Fact]
    public async Task A_rejected_change_tells_the_provider_why_and_changes_nothing()
    {
        var entry = await site.Write("Tern Street Judo", steward: "judo@example.org");
        using var provider = site.Visitor();
        await provider.Submit(await provider.Get("/directory/claim/" + entry.Slug), ("Email", "judo@example.org"));
        var link = await site.LinkSentTo("judo@example.org", "/directory/manage/");
        await provider.Submit(await provider.Get($"/directory/manage/edit/{link.Split('/')[^1]}/{entry.Id}"), ("Form.Name", "BUY CHEAP WATCHES"), ("Form.Status", "active"));
        using var officer = await site.Officer();
        var change = await officer.Get((await officer.Get("/staff/directory/changes")).Document.QuerySelectorAll("main a").First(it => it.TextContent == "Tern Street Judo").GetAttribute("href")!);
        Assert.NotEmpty((await officer.Submit(change, ("Do", "reject"))).Errors);
        await officer.Submit(change, ("Do", "reject"), ("Note", "This is an advertisement"));
        Assert.Contains("This is an advertisement", (await provider.Get(link)).Main, StringComparison.Ordinal);
        Assert.Equal("Tern Street Judo", (await site.Read(entry.Id)).Name);
    }

    [Fact]
    public async Task A_stranger_gets_no_link_and_learns_nothing()
    {
        var entry = await site.Write("Ropewalk Nursery", it => it.Email = null, steward: "nursery@example.org");
        using var stranger = site.Visitor();
        var page = await stranger.Submit(await stranger.Get("/directory/claim/" + entry.Slug), ("Email", "stranger@example.org"));
        Assert.Contains("If that address is one that we hold", page.Main, StringComparison.Ordinal);
        Assert.Empty(await site.MessagesTo("stranger@example.org"));
        Assert.Contains("no longer works", (await stranger.Get("/directory/manage/0123456789abcdef")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_fill_a_providers_mailbox_with_links()
    {
        var entry = await site.Write("Curlew Close Chess", steward: "chess@example.org");
        using var somebody = site.Visitor();
        for (var i = 0; i < 5; i++) Assert.Contains("If that address is one that we hold", (await somebody.Submit(await somebody.Get("/directory/claim/" + entry.Slug), ("Email", "chess@example.org"))).Main, StringComparison.Ordinal);
        Assert.Equal(ManageLink.MostAnHour, (await site.MessagesTo("chess@example.org")).Count);
    }

    [Fact]
    public async Task A_reported_mistake_is_due_in_48_hours_and_late_after()
    {
        var entry = await site.Write("Kestrel Hill Scouts");
        using var visitor = site.Visitor();
        var form = await visitor.Get("/directory/report/" + entry.Slug);
        Assert.Equal(2, (await visitor.Submit(form)).Errors.Count);
        var done = await visitor.Submit(form, ("Topic", "contact"), ("Text", "The phone number is old <script>"), ("Email", "reporter@example.org"));
        Assert.Contains("We put it right by", done.Main, StringComparison.Ordinal);
        using var officer = await site.Officer();
        var reports = await officer.Get("/staff/directory/reports");
        Assert.Contains("The phone number is old <script>", reports.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("late: was due", reports.Main, StringComparison.Ordinal);
        var (made, due) = await site.InDatabase(async db => (await db.MistakeReports.AsNoTracking().Where(it => it.Entry == entry.Id).Select(it => new { it.MadeAt, it.DueAt }).ToListAsync()).Select(it => (it.MadeAt, it.DueAt)).Single());
        Assert.Equal(TimeSpan.FromHours(48), due - made);
        var raw = await site.InDatabase(db => db.MistakeReports.AsNoTracking().Where(it => it.Entry == entry.Id).Select(it => it.Text).SingleAsync());
        Assert.DoesNotContain("phone number", System.Text.Encoding.UTF8.GetString(raw!.Value.Bytes), StringComparison.Ordinal);
        await officer.Submit(reports);
        Assert.DoesNotContain("Kestrel Hill Scouts", (await officer.Get("/staff/directory/reports")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_corrects_an_entry_at_once_and_two_officers_do_not_overwrite_each_other()
    {
        var entry = await site.Write("Copper Bells", it => it.MinimumAge = -1);
        using var officer = await site.Officer();
        Assert.Contains("Copper Bells", (await officer.Get("/staff/directory?list=ages")).Main, StringComparison.Ordinal);
        var edit = await officer.Get("/staff/directory/entry/" + entry.Id);
        var saved = await officer.Submit(edit, ("Form.Name", "Copper Bells"), ("Form.Description", "Bell ringing for beginners, every week in the old tower, with tea."), ("Form.MinimumAge", "10"), ("Form.Status", "active"), ("Place.Directories", "community"));
        Assert.Contains("Saved and published", saved.Main, StringComparison.Ordinal);
        using var visitor = site.Visitor();
        Assert.Contains("From 10 years", (await visitor.Get("/directory/services/" + entry.Slug)).Main, StringComparison.Ordinal);
        var refused = await officer.Submit(edit, ("Form.Name", "Another"), ("Form.Description", "What took ten minutes to write."), ("Form.Status", "active"), ("Place.Directories", "community"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("What took ten minutes to write.", refused.Document.QuerySelectorAll("main .bg-written").Select(it => it.TextContent));
    }

    [Fact]
    public async Task A_comment_on_the_local_offer_is_published_with_its_answer()
    {
        using var visitor = site.Visitor();
        await visitor.Submit(await visitor.Get("/directory/comments"), ("Text", "Short breaks for Jamie are full"));
        Assert.DoesNotContain("Short breaks", (await visitor.Get("/directory/comments")).Main, StringComparison.Ordinal);
        using var officer = await site.Officer();
        await officer.Submit(await officer.Get("/staff/directory/comments"), ("Text", "Short breaks are full"), ("Answer", "Twelve more places open in January."), ("Do", "publish"));
        var page = (await visitor.Get("/directory/comments")).Main;
        Assert.Contains("Short breaks are full", page, StringComparison.Ordinal);
        Assert.Contains("Twelve more places", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Jamie", page, StringComparison.Ordinal);
    }
}
