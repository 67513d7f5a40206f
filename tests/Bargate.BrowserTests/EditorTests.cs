using Bargate.Content.Editing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Ids;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>Pages are written with nothing but the keys and no script; the buttons above the text are the only thing that a script adds.</summary>
[Collection(Browsing.Name)]
public sealed class EditorTests(BrowserSite site)
{
    [SkippableFact]
    public async Task A_page_is_written_sent_read_and_given_a_time_by_keyboard_and_without_script()
    {
        var writer = await As("Grace Adeyemi");
        await writer.Page.GotoAsync("/staff/pages/page?at=/environment/allotments");
        await writer.Turn(Button(writer, "Edit this page"));
        await writer.Write(writer.Page.Locator("#summary"), "How to get a plot of land to grow food on");
        await writer.Turn(Button(writer, "Save and see what changes"));
        var review = writer.Page.Url;
        Assert.Contains("to grow food on", await writer.Page.Locator(".bg-difference__line--added").InnerTextAsync(), StringComparison.Ordinal);
        await writer.Turn(Button(writer, "Send for review"));
        Assert.Contains("waits for somebody who may publish", await writer.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await writer.Page.Context.CloseAsync();
        var reader = await As("Helen Marsh");
        await reader.Page.GotoAsync(review);
        // axe is a script: it looks through a browser that runs scripts.
        var eyes = await site.OpenAs("Helen Marsh");
        await eyes.GotoAsync(review);
        await Look.At(eyes);
        await reader.Turn(Button(reader, "Approve"));
        await eyes.GotoAsync(review);
        await Look.At(eyes);
        await eyes.Context.CloseAsync();
        await reader.Write(reader.Page.Locator("[name='Day.Year']"), "2099");
        await reader.Turn(Button(reader, "Publish at this time"));
        Assert.Contains("Will be published at 8am", await reader.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await reader.Page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Buttons_above_the_text_write_the_signs_of_a_heading_a_link_and_a_list()
    {
        var work = await Work(site, "environment/parks");
        var page = await site.OpenAs("Grace Adeyemi");
        await page.GotoAsync($"/staff/pages/edit/{work}");
        var text = page.Locator("textarea[name=Body]");
        await text.FillAsync("Opening times");
        await page.GetByRole(AriaRole.Button, new() { Name = "Heading", Exact = true }).ClickAsync();
        Assert.Equal("## Opening times", await text.InputValueAsync());
        await text.FillAsync("one\ntwo");
        await text.PressAsync("Control+A");
        await page.GetByRole(AriaRole.Button, new() { Name = "List", Exact = true }).ClickAsync();
        Assert.Equal("- one\n- two", await text.InputValueAsync());
        await text.FillAsync("See parks");
        await text.PressAsync("Control+A");
        await page.GetByRole(AriaRole.Button, new() { Name = "Link", Exact = true }).ClickAsync();
        Assert.Equal("[See parks](/)", await text.InputValueAsync());
        await Look.At(page);
        await page.Context.CloseAsync();
    }

    async Task<Keyboard> As(string officer)
    {
        var page = await site.Open(script: false);
        await page.GotoAsync("/staff/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = officer }).ClickAsync();
        return new(page);
    }

    static ILocator Button(Keyboard hands, string name) => hands.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>An edition in work that waits for a second person, with something that stops it.</summary>
    internal static async Task<Guid> Work(BrowserSite site, string page)
    {
        var file = $"pages/{page}.md";
        var text = await File.ReadAllTextAsync(Path.Combine(site.Services.GetRequiredService<Council>().Folder, file));
        var work = PageWork.Begin(file, text, EditionText.HashOf(text), OfficerId.From(Guid.NewGuid()), site.Clock.GetUtcNow().UtcDateTime);
        work.Save(text.TrimEnd('\n') + "\n\nSee [here](/no/such/page).\n", work.ChangedBy, work.ChangedAt);
        work.Ask();
        await site.InDatabase(async db =>
        {
            db.Add(work);
            db.Add(PageSave.Of(work, work.Content, SaveKind.Saved, work.ChangedBy, work.ChangedAt));
            return await db.SaveChangesAsync();
        });
        return work.Id;
    }
}
