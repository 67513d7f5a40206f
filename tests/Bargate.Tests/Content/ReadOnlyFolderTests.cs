using Bargate.Content.Contract;
using Bargate.Content.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>Where the council's folder is not written, what was published in the browser goes before it until its file changes; then an officer chooses.</summary>
public sealed class ReadOnlyFolderTests(ReadOnlyEditorSite site) : IClassFixture<ReadOnlyEditorSite>
{
    Library Library => site.Services.GetRequiredService<Library>();

    Task<PublishedPages> PublishFolder() => site.InScope(it => it.GetRequiredService<PagePublication>().Publish("test"));

    async Task Publish(string path, string summary)
    {
        using var writer = await site.Officer(Officers.WasteOfficer);
        using var reader = await site.Officer(Officers.WasteLead);
        var saved = await writer.Save(await writer.Begin(path), ("summary", summary));
        Assert.Equal("The page is published. Residents see it now.", (await reader.PublishAs(writer, $"/staff/pages/review/{saved.Id()}")).Notice());
    }

    [Fact]
    public async Task The_browsers_text_holds_until_the_file_changes_and_then_both_are_shown_and_one_is_chosen()
    {
        var file = "pages/bins/collection-days.md";
        var before = site.Text(file);
        await Publish("/bins/collection-days", "Written in the browser");
        Assert.Equal(before, site.Text(file));
        Assert.Empty((await PublishFolder()).Published);
        Assert.Equal("Written in the browser", Library.Find("/bins/collection-days")!.Summary);
        // It can be changed again, beginning with what holds.
        await Publish("/bins/collection-days", "Written again");
        Assert.Equal("Written again", Library.Find("/bins/collection-days")!.Summary);
        await File.WriteAllTextAsync(site.FileOf(file), before.Replace("summary: ", "summary: Deployed and ", StringComparison.Ordinal));
        var published = await PublishFolder();
        Assert.Empty(published.Published);
        Assert.Contains(published.Faults, it => it.File == file && it.Fix.Contains("/staff/pages/page?at=/bins/collection-days", StringComparison.Ordinal));
        Assert.Equal("Written again", Library.Find("/bins/collection-days")!.Summary);
        using var reader = await site.Officer(Officers.WasteLead);
        var page = await reader.Get("/staff/pages/page?at=/bins/collection-days");
        Assert.Contains("Two texts of this page", page.Main, StringComparison.Ordinal);
        Assert.Contains("Deployed and", page.Document.QuerySelector(".bg-difference__line--added")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("holds", (await reader.Press(page, "Choose", ("choice", "browser"))).Notice(), StringComparison.Ordinal);
        Assert.Empty((await PublishFolder()).Faults);
        Assert.Equal("Written again", Library.Find("/bins/collection-days")!.Summary);
        // And the other way, when it changes once more.
        await File.WriteAllTextAsync(site.FileOf(file), before.Replace("summary: ", "summary: Deployed later and ", StringComparison.Ordinal));
        await reader.Press(await reader.Get("/staff/pages/page?at=/bins/collection-days"), "Choose", ("choice", "folder"));
        Assert.StartsWith("Deployed later and", Library.Find("/bins/collection-days")!.Summary, StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabase(db => db.BrowserTexts.CountAsync(it => it.File == file)));
        // What was not chosen is in the history.
        Assert.Contains("Written again", await site.InDatabase(db => db.PageEditions.Where(it => it.File == file && it.Number == 3).Select(it => it.Content).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_is_the_one_source_again_when_it_says_the_same()
    {
        var file = "pages/environment/litter.md";
        await Publish("/environment/litter", "Written in the browser");
        var said = await site.InDatabase(db => db.BrowserTexts.Where(it => it.File == file).Select(it => it.Content).SingleAsync());
        await File.WriteAllTextAsync(site.FileOf(file), said);
        Assert.DoesNotContain((await PublishFolder()).Faults, it => it.File == file);
        Assert.Equal(0, await site.InDatabase(db => db.BrowserTexts.CountAsync(it => it.File == file)));
        await File.WriteAllTextAsync(site.FileOf(file), said.Replace("Written in the browser", "Deployed", StringComparison.Ordinal));
        Assert.Contains(file, (await PublishFolder()).Published);
        Assert.Equal("Deployed", Library.Find("/environment/litter")!.Summary);
    }
}
