using System.Net;
using Bargate.Content.Contract;
using Bargate.Content.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>Pages that are made, moved and taken off the site in the browser.</summary>
public sealed class MoveTests(EditorSite site) : IClassFixture<EditorSite>
{
    [Fact]
    public async Task A_new_page_is_written_and_is_there_when_it_was_read()
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        using var reader = await site.Officer(Officers.WasteLead);
        var begun = await writer.Get("/staff/pages/new");
        Assert.Equal(3, (await writer.Submit(begun, ("Headline", ""), ("Address", "/../../etc/passwd"), ("Owner", "nobody"))).Errors.Count);
        Assert.Contains("There is something at /bins/missed-bin already", Assert.Single((await writer.Submit(begun, ("Headline", "Missed"), ("Address", "/bins/missed-bin"), ("Owner", "waste"))).Errors), StringComparison.Ordinal);
        Assert.Single((await writer.Submit(begun, ("Headline", "Staff"), ("Address", "/staff/pages"), ("Owner", "waste"))).Errors);
        var editor = await writer.Submit(begun, ("Headline", "Compost at home"), ("Address", "/bins/compost"), ("Owner", "waste"));
        Assert.Contains("'summary' is missing", editor.Main, StringComparison.Ordinal);
        using var resident = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get("/bins/compost")).Status);
        var saved = await writer.Save(editor, ("summary", "How to make compost of garden and kitchen waste"), ("Body", "You can make compost in your garden.\n"));
        Assert.Contains("Nothing stops its publication", saved.Main, StringComparison.Ordinal);
        Assert.False(File.Exists(site.FileOf("pages/bins/compost.md")));
        await reader.PublishAs(writer, $"/staff/pages/review/{saved.Id()}");
        Assert.Equal("Compost at home", (await resident.Get("/bins/compost")).Heading);
        Assert.StartsWith("---\ntitle: Compost at home\nsummary: How to make compost of garden and kitchen waste\ntopic: bins\nowner: waste\nreview: ", site.Text("pages/bins/compost.md"), StringComparison.Ordinal);
        // What the folder says is what is published.
        Assert.Equal([], (await site.InScope(it => it.GetRequiredService<PagePublication>().Publish("test"))).Published);
    }

    [Fact]
    public async Task Of_officers_who_begin_the_same_page_at_one_moment_nobody_meets_a_fault_of_ours()
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        var begun = await writer.Get("/staff/pages/new");
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => writer.Submit(begun, ("Headline", "All at once"), ("Address", "/bins/all-at-once"), ("Owner", "waste"))));
        Assert.All(all, it => Assert.True((int)it.Status < 500, $"{it.Status}: {it.Main}"));
        Assert.Equal(1, await site.InDatabase(db => db.PageWorks.CountAsync(it => it.File == "pages/bins/all-at-once.md")));
    }

    [Fact]
    public async Task A_page_moves_with_the_links_to_it_and_its_old_address_leads_on()
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        using var reader = await site.Officer(Officers.WasteLead);
        var library = site.Services.GetRequiredService<Library>();
        var (old, path) = ("/bins/bulky-waste", "/environment/large-items");
        var linking = library.ByFile.Where(it => it.Value.Page.Path != old && it.Value.Links.Any(link => link.Path == old)).Select(it => it.Key).ToList();
        Assert.NotEmpty(linking);
        var form = await writer.Get("/staff/pages/move?at=" + old);
        Assert.Single((await writer.Submit(form, ("Address", "/environment"))).Errors);
        Assert.Single((await writer.Submit(form, ("Address", "/environment/../../x"))).Errors);
        var review = await writer.Submit(form, ("Address", path));
        Assert.Contains("Links to it are changed on these pages", review.Main, StringComparison.Ordinal);
        // Nobody else begins a second edition of it, under either address.
        Assert.Contains("Go on writing", (await reader.Get("/staff/pages/page?at=" + path)).Main, StringComparison.Ordinal);
        var done = await reader.PublishAs(writer, review.Url);
        Assert.Equal("The page is published. Residents see it now.", done.Notice());
        Assert.False(File.Exists(site.FileOf("pages/bins/bulky-waste.md")));
        Assert.Contains("topic: environment", site.Text("pages/environment/large-items.md"), StringComparison.Ordinal);
        Assert.EndsWith($"{old}: {path}\n", site.Text("redirects.yaml"), StringComparison.Ordinal);
        foreach (var file in linking) Assert.DoesNotContain(old, site.Text(file), StringComparison.Ordinal);
        using var resident = site.Visitor();
        using var led = await resident.Http.GetAsync(old);
        Assert.Equal((HttpStatusCode.MovedPermanently, path), (led.StatusCode, led.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await resident.Get(path)).Status);
        Assert.Equal([], library.Faults().Select(it => it.ToString()));
    }

    [Fact]
    public async Task A_page_that_others_link_to_is_not_withdrawn_and_one_that_none_links_to_is()
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        using var reader = await site.Officer(Officers.WasteLead);
        var linked = await writer.Submit(await writer.Get("/staff/pages/withdraw?at=/bins/new-bin"));
        Assert.Contains("It links to /bins/new-bin, which is not a page", linked.Main, StringComparison.Ordinal);
        Assert.Equal(["Put right what stops publication"], (await writer.Press(linked, "Ask")).Errors);
        var begun = await writer.Submit(await writer.Get("/staff/pages/new"), ("Headline", "Only for a while"), ("Address", "/bins/for-a-while"), ("Owner", "waste"));
        await reader.PublishAs(writer, $"/staff/pages/review/{(await writer.Save(begun, ("summary", "Short"), ("Body", "Short.\n"))).Id()}");
        var form = await writer.Get("/staff/pages/withdraw?at=/bins/for-a-while");
        Assert.Single((await writer.Submit(form, ("Instead", "/no/such/page"))).Errors);
        var gone = await reader.PublishAs(writer, (await writer.Submit(form, ("Instead", "/bins"))).Url);
        Assert.Equal("The page is off the site.", gone.Notice());
        Assert.False(File.Exists(site.FileOf("pages/bins/for-a-while.md")));
        using var resident = site.Visitor();
        Assert.Equal("/bins", (await resident.Http.GetAsync("/bins/for-a-while")).Headers.Location!.ToString());
        // Its text is still there to restore.
        Assert.Contains("Edition 2: withdrawn", (await writer.Get("/staff/pages/history?at=/bins/for-a-while")).Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/../../etc/passwd"), InlineData("/bins/../../council"), InlineData("/no/such/page"), InlineData("")]
    public async Task A_page_that_is_none_is_not_found(string at)
    {
        using var officer = await site.Officer(Officers.Administrator);
        foreach (var page in new[] { "page", "history", "move", "withdraw" })
            Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"/staff/pages/{page}?at={at}")).Status);
    }
}
