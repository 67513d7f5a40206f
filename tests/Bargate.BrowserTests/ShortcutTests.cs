namespace Bargate.BrowserTests;

/// <summary>The keys of the staff area in a browser, under the site's own content security policy.</summary>
[Collection(Browsing.Name)]
public sealed class ShortcutTests(BrowserSite site)
{
    [SkippableFact]
    public async Task Keys_do_what_links_do_but_not_in_a_field_and_not_when_turned_off()
    {
        var resident = await site.Open();
        var reference = await new Reporter(site, new Pointer(resident)).Report("missed-bin");
        var page = await site.OpenAs("Tom Penrose");
        await page.GotoAsync("/staff/cases");
        await page.Keyboard.PressAsync("j");
        Assert.NotNull(await page.EvaluateAsync<string?>("document.activeElement.getAttribute('data-row')"));
        await page.Keyboard.PressAsync("/");
        Assert.Equal("find", await page.EvaluateAsync<string>("document.activeElement.name"));
        // In a field every key is a letter.
        await page.Keyboard.TypeAsync("n?b1");
        Assert.Equal("n?b1", await page.Locator("main input[name=find]").InputValueAsync());
        Assert.EndsWith("/staff/cases", page.Url, StringComparison.Ordinal);
        await page.GotoAsync($"/staff/cases/{reference}");
        await page.Keyboard.PressAsync("t");
        await page.WaitForURLAsync("**/staff/cases/note/*");
        await page.GotoAsync($"/staff/cases/{reference}");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.PressAsync("b");
        await page.WaitForURLAsync(it => it.EndsWith("/staff/cases", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("?");
        await page.WaitForURLAsync("**/staff/shortcuts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn shortcuts off" }).ClickAsync();
        Assert.True(await page.GetByText("Shortcuts are off in this browser.").IsVisibleAsync());
        await page.GotoAsync($"/staff/cases/{reference}");
        Assert.Equal(0, await page.Locator("[aria-keyshortcuts]").CountAsync());
        // Heard after the page's own script, which takes a key that it acts on.
        await page.EvaluateAsync("addEventListener('keydown', it => { document.body.dataset.taken = it.defaultPrevented })");
        await page.Keyboard.PressAsync("t");
        Assert.Equal("false", await page.Locator("body[data-taken]").GetAttributeAsync("data-taken"));
        Assert.EndsWith(reference, page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
        await resident.Context.CloseAsync();
    }
}
