using System.Net;
using AngleSharp.Dom;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>Officers write pages in the browser: through the real host, with a council's folder that is written.</summary>
public sealed class EditorTests(EditorSite site) : IClassFixture<EditorSite>
{
    Library Library => site.Services.GetRequiredService<Library>();

    [Fact]
    public async Task An_officer_writes_a_second_person_reads_and_the_page_and_its_file_change()
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        using var reader = await site.Officer(Officers.WasteLead);
        var (file, before) = ("pages/bins/collection-days.md", "");
        before = site.Text(file);
        var editor = await writer.Begin("/bins/collection-days");
        Assert.StartsWith("Edit ‘", editor.Heading, StringComparison.Ordinal);
        var saved = await writer.Save(editor, ("Body", editor.Body() + "\n\n## On bank holidays\n\nWe come a day later. See [missed bins](/bins/missed-bin).\n"));
        Assert.Equal("Saved. Nothing is published yet.", saved.Notice());
        Assert.Equal(before, site.Text(file));
        var review = $"/staff/pages/review/{saved.Id()}";
        var shown = await writer.Get(review);
        Assert.Contains("We come a day later.", string.Concat(shown.Document.QuerySelectorAll(".bg-difference__line--added").Select(it => it.TextContent)), StringComparison.Ordinal);
        Assert.Empty(shown.Document.QuerySelectorAll(".bg-difference__line--removed"));
        var preview = await writer.Get($"/staff/pages/preview/{saved.Id()}");
        var done = await reader.PublishAs(writer, review);
        Assert.Equal("The page is published. Residents see it now.", done.Notice());
        // Only what was added is new in the file.
        Assert.Equal(before.TrimEnd('\n') + "\n\n\n## On bank holidays\n\nWe come a day later. See [missed bins](/bins/missed-bin).\n", site.Text(file));
        using var resident = site.Visitor();
        var page = await resident.Get("/bins/collection-days");
        Assert.Contains("We come a day later.", page.Main, StringComparison.Ordinal);
        // The preview was the page, but for the question that nobody can answer yet.
        foreach (var it in preview.Document.QuerySelectorAll("[disabled]")) it.RemoveAttribute("disabled");
        Assert.Equal(Plain(page), Plain(preview));
        var history = await reader.Get("/staff/pages/history?at=/bins/collection-days");
        Assert.Contains("Grace Adeyemi, read by Helen Marsh", history.Main, StringComparison.Ordinal);
    }

    static string Plain(Page page)
    {
        foreach (var it in page.Document.QuerySelectorAll("input[name=_token]").ToList()) it.Remove();
        return string.Join(' ', page.Document.QuerySelector("main")!.InnerHtml.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Of_publications_at_one_moment_those_that_lose_take_nothing_back()
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        using var reader = await site.Officer(Officers.WasteLead);
        var editor = await writer.Begin("/bins/missed-bin");
        var saved = await writer.Save(editor, ("Body", editor.Body() + "\n\n## Twice at once\n\nWe come back within two working days.\n"));
        var review = $"/staff/pages/review/{saved.Id()}";
        await writer.Press(await writer.Get(review), "Ask");
        await reader.Press(await reader.Get(review), "Approve");
        var work = (await site.Work("pages/bins/missed-bin.md")).Id;
        const int AtOnce = 8;
        var (ready, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var done = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => site.InScope(async scope =>
        {
            var mine = await scope.GetRequiredService<BargateDb>().PageWorks.SingleAsync(it => it.Id == work);
            if (Interlocked.Increment(ref ready) == AtOnce) all.SetResult();
            await all.Task;
            try { return (await scope.GetRequiredService<PageDesk>().Publish(mine, Actor.System, "Somebody", default)).Count == 0; }
            catch (Exception e) when (e is RuleBroken or DbUpdateException) { return false; }
        })));
        Assert.Single(done, it => it);
        Assert.Contains("We come back within two working days.", site.Text("pages/bins/missed-bin.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_approves_what_they_changed_last()
    {
        using var lead = await site.Officer(Officers.HighwaysLead);
        using var other = await site.Officer(Officers.WasteLead);
        var saved = await lead.Save(await lead.Begin("/roads/street-lights"), ("summary", "Tell us about a street light that is broken"));
        var review = $"/staff/pages/review/{saved.Id()}";
        var sent = await lead.Press(await lead.Get(review), "Ask");
        Assert.Empty(sent.Document.QuerySelectorAll("form[action*=Approve]"));
        // Not by hand either.
        var theirs = await other.Get(review);
        var form = theirs.Document.QuerySelector("form[action*=Approve]")!;
        using var refused = await lead.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([new("Version", form.QuerySelector("[name=Version]")!.GetAttribute("value")!), new("_token", sent.Document.QuerySelector("main [name=_token]")?.GetAttribute("value") ?? (await Token(lead, review)))]));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var given = await other.Press(theirs, "GiveBack", ("Note", "Say where to look up the number of the light."));
        Assert.Contains("given back", given.Notice(), StringComparison.Ordinal);
        Assert.Contains("Say where to look up the number", (await lead.Get($"/staff/pages/edit/{saved.Id()}")).Main, StringComparison.Ordinal);
        // Approved, and changed afterwards: it must be read again.
        await lead.Press(await lead.Get(review), "Ask");
        await other.Press(await other.Get(review), "Approve");
        await lead.Save(await lead.Get($"/staff/pages/edit/{saved.Id()}"), ("summary", "Tell us about a street light"));
        Assert.Empty((await other.Get(review)).Document.QuerySelectorAll("form[action*=Publish]"));
        Assert.Equal(WorkState.Open, (await site.Work("pages/roads/street-lights.md")).State);
    }

    static async Task<string> Token(Visitor officer, string url) => (await officer.Get(url.Replace("review", "discard", StringComparison.Ordinal))).Document.QuerySelector("main [name=_token]")!.GetAttribute("value")!;

    [Fact]
    public async Task An_officer_of_a_team_writes_and_does_not_publish()
    {
        using var officer = await site.Officer(Officers.WasteOfficer);
        using var lead = await site.Officer(Officers.WasteLead);
        var saved = await lead.Save(await lead.Begin("/bins/recycling-centre"), ("title", "Take waste to the recycling centre"));
        // From the page itself, and the second person is told where they begin.
        var review = await lead.Press(await lead.Get("/staff/pages/page?at=/bins/recycling-centre"), "Ask");
        Assert.Contains("Sent.", review.Notice(), StringComparison.Ordinal);
        using var reader = await site.Officer(Officers.HighwaysLead);
        Assert.Contains(" second person", (await reader.Get("/staff")).Document.QuerySelector(".bg-tasks a[href^='/staff/pages']")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await officer.Get(review.Url)).Document.QuerySelectorAll("form[action*=Approve]"));
        using var refused = await officer.Http.PostAsync($"/staff/pages/review/{saved.Id()}?handler=Approve", new FormUrlEncodedContent([new("Version", "1"), new("_token", await Token(officer, review.Url))]));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_saved_named_and_stops_publication()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var editor = await officer.Begin("/bins/missed-bin");
        var saved = await officer.Save(editor, ("Body", "Go to [the form](/services/missed-bin).\n\nOr see [days](/bins/colection-days).\n"));
        Assert.Contains("Text, line 3, column 8", saved.Main, StringComparison.Ordinal);
        Assert.Contains("/bins/colection-days, which is not a page. Did you mean /bins/collection-days?", saved.Main, StringComparison.Ordinal);
        var stopped = await officer.Press(await officer.Get($"/staff/pages/review/{saved.Id()}"), "Ask");
        Assert.Equal(["Put right what stops publication"], stopped.Errors);
        Assert.Equal(WorkState.Open, (await site.Work("pages/bins/missed-bin.md")).State);
        var wrong = await officer.Save(await officer.Get($"/staff/pages/edit/{saved.Id()}"), ("title", ""), ("review", "soon"));
        Assert.Contains("'title' is missing", wrong.Main, StringComparison.Ordinal);
        // A wrong date is said at its field; what is only missing yet is said in the list, until somebody means to be done.
        Assert.Equal("‘Review by’ is not a date. Write it as 2027-05-01", wrong.Document.QuerySelector("#review-error")!.LastChild!.TextContent.Trim());
        Assert.Null(wrong.Document.QuerySelector("#title-error"));
        var unsent = await officer.Save(wrong, ("Then", "send"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsent.Status);
        Assert.NotNull(unsent.Document.QuerySelector("#title-error"));
        Assert.Contains("It is saved, but not sent. Put right what stops publication", unsent.Errors);
        Assert.Equal(WorkState.Open, (await site.Work("pages/bins/missed-bin.md")).State);
        await officer.Submit(await officer.Get($"/staff/pages/discard/{saved.Id()}"));
    }

    [Fact]
    public async Task Of_two_officers_the_second_to_save_sees_the_difference_and_nothing_is_lost()
    {
        using var first = await site.Officer(Officers.WasteOfficer);
        using var second = await site.Officer(Officers.WasteLead);
        var theirs = await first.Begin("/environment/fly-tipping");
        var ours = await second.Get(theirs.Url);
        await first.Save(theirs, ("summary", "What the first officer wrote"));
        var conflict = await second.Save(ours, ("summary", "What the second officer wrote"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Grace Adeyemi saved another text meanwhile", conflict.Main, StringComparison.Ordinal);
        Assert.Contains("What the first officer wrote", conflict.Document.QuerySelector(".bg-difference__line--removed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("What the second officer wrote", conflict.Document.QuerySelector(".bg-difference__line--added")!.TextContent, StringComparison.Ordinal);
        // It was put aside before anything was chosen, and is in the form.
        var history = await second.Get("/staff/pages/history?at=/environment/fly-tipping");
        Assert.Contains("Put aside", history.Main, StringComparison.Ordinal);
        await second.Save(conflict);
        Assert.Contains("What the second officer wrote", (await site.Work("pages/environment/fly-tipping.md")).Content, StringComparison.Ordinal);
        Assert.Equal(2, await site.InDatabase(db => db.PageSaves.CountAsync(it => it.File == "pages/environment/fly-tipping.md" && it.Content.Contains("officer wrote") && it.Kind == SaveKind.Saved)));
    }

    [Fact]
    public async Task It_is_published_by_itself_at_the_hour_of_the_councils_zone_and_not_before()
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        using var reader = await site.Officer(Officers.WasteLead);
        var saved = await writer.Save(await writer.Begin("/environment/noise"), ("summary", "The summary of the first of July"));
        var review = $"/staff/pages/review/{saved.Id()}";
        await writer.Press(await writer.Get(review), "Ask");
        var approved = await reader.Press(await reader.Get(review), "Approve");
        Assert.Equal(["Enter a time that is still to come"], (await reader.Press(approved, "Schedule", ("Day.Day", "1"), ("Day.Month", "7"), ("Day.Year", "2020"), ("Time", "09:00"))).Errors);
        Assert.Equal(["Enter a day and a time, such as 24 11 2026 and 08:00"], (await reader.Press(approved, "Schedule", ("Day.Day", "x"), ("Day.Month", "7"), ("Day.Year", "2020"), ("Time", "09:00"))).Errors);
        var set = await reader.Press(approved, "Schedule", ("Day.Day", "1"), ("Day.Month", "7"), ("Day.Year", "2099"), ("Time", "09:00"));
        Assert.Contains("Will be published at 9am on Wednesday 1 July 2099", set.Main, StringComparison.Ordinal);
        try
        {
            // Summer time: nine o'clock here is eight o'clock UTC.
            site.Clock.Set(new(2099, 7, 1, 7, 58, 0, TimeSpan.Zero));
            await site.PublishDue();
            Assert.NotEqual("The summary of the first of July", Library.Find("/environment/noise")!.Summary);
            site.Clock.Set(new(2099, 7, 1, 8, 0, 1, TimeSpan.Zero));
            await site.PublishDue();
            Assert.Equal("The summary of the first of July", Library.Find("/environment/noise")!.Summary);
            Assert.Equal(WorkState.Published, (await site.Work("pages/environment/noise.md")).State);
        }
        finally { site.Clock.Set(DateTimeOffset.UtcNow); }
    }

    [Fact]
    public async Task What_cannot_be_published_any_more_at_its_time_waits_and_says_why()
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        using var reader = await site.Officer(Officers.WasteLead);
        var saved = await writer.Save(await writer.Begin("/environment/dog-mess"), ("summary", "Two changes at once"));
        var review = $"/staff/pages/review/{saved.Id()}";
        await writer.Press(await writer.Get(review), "Ask");
        await reader.Press(await reader.Press(await reader.Get(review), "Approve"), "Schedule", ("Day.Day", "1"), ("Day.Month", "7"), ("Day.Year", "2098"), ("Time", "09:00"));
        var file = site.FileOf("pages/environment/dog-mess.md");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)) + "\nAn editor of files was here.\n");
        try
        {
            site.Clock.Set(new(2098, 7, 1, 8, 1, 0, TimeSpan.Zero));
            await site.PublishDue();
        }
        finally { site.Clock.Set(DateTimeOffset.UtcNow); }
        Assert.Contains("An editor of files was here.", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        var editor = await writer.Get($"/staff/pages/edit/{saved.Id()}");
        Assert.Contains("It could not be published at its time", editor.Main, StringComparison.Ordinal);
        Assert.Contains("The page has changed since this was begun", editor.Main, StringComparison.Ordinal);
        // This edition holds: the other text is kept, and it must be read again.
        var settled = await writer.Press(editor, "Settle", ("choice", "ours"));
        Assert.DoesNotContain("has changed since this was begun", settled.Main, StringComparison.Ordinal);
        await reader.PublishAs(writer, review);
        Assert.DoesNotContain("An editor of files was here.", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(1, await site.InDatabase(db => db.PageSaves.CountAsync(it => it.Kind == SaveKind.Folder && it.Content.Contains("An editor of files was here."))));
    }

    [Fact]
    public async Task An_old_edition_is_restored_as_an_edition_in_work()
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        using var reader = await site.Officer(Officers.WasteLead);
        var file = "pages/bins/garden-waste.md";
        var before = site.Text(file);
        var saved = await writer.Save(await writer.Begin("/bins/garden-waste"), ("summary", "Another summary"));
        await reader.PublishAs(writer, $"/staff/pages/review/{saved.Id()}");
        Assert.NotEqual(before, site.Text(file));
        var history = await writer.Get("/staff/pages/history?at=/bins/garden-waste&From=e1&To=e2");
        Assert.Contains("Another summary", history.Document.QuerySelector(".bg-difference__line--added ins")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var restored = await writer.Submit(history, new Dictionary<string, string> { ["text"] = "e1" }, history.Document.QuerySelector("form[action*=Restore]")!.GetAttribute("action"));
        Assert.Contains("an edition in work again", restored.Notice(), StringComparison.Ordinal);
        Assert.NotEqual(before, site.Text(file));
        await reader.PublishAs(writer, $"/staff/pages/review/{restored.Id()}");
        Assert.Equal(before, site.Text(file));
    }

    [Fact]
    public async Task A_discarded_edition_is_taken_up_again_with_what_it_said()
    {
        using var officer = await site.Officer(Officers.WasteOfficer);
        var saved = await officer.Save(await officer.Begin("/environment/litter"), ("summary", "Not to be lost"));
        var page = await officer.Submit(await officer.Get($"/staff/pages/discard/{saved.Id()}"));
        Assert.Contains("Discarded", page.Notice(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"/staff/pages/edit/{saved.Id()}")).Status);
        var again = await officer.Press(page, "TakeUp");
        Assert.Equal("Not to be lost", again.Document.QuerySelector("[name=summary]")!.GetAttribute("value"));
    }
}
