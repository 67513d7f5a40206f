namespace Bargate.BrowserTests;

/// <summary>An officer finds a person of the practice council, sees what is known of them, takes a link back and thinks again.</summary>
[Collection(Browsing.Name)]
public sealed class RecordTests(BrowserSite site)
{
    [SkippableFact]
    public async Task An_officer_finds_a_person_takes_a_link_back_and_undoes_it()
    {
        var hands = new Pointer(await site.OpenAs("Helen Marsh"));
        var page = hands.Page;
        await page.GotoAsync("/staff/records");
        await Look.At(page);
        await page.SetViewportSizeAsync(Look.Desk, 800);
        await hands.Write(page.Locator("main input[name=find]"), "Kaur");
        await hands.Turn(page.Locator("main form[role=search] button"));
        await Look.At(page);
        await page.SetViewportSizeAsync(Look.Desk, 800);
        // Somebody of two systems without a flag: a link that one officer may take back.
        var row = page.Locator("main tbody tr").Filter(new() { HasText = "2 source records" }).Filter(new() { HasNotText = "Safeguarding" }).First;
        await hands.Turn(row.Locator("a").First);
        var url = page.Url;
        await hands.Press(page.Locator("main details > summary").First);
        await Look.At(page);
        await page.SetViewportSizeAsync(Look.Desk, 800);

        await hands.Turn(page.Locator("main a[href*='/staff/records/unmerge/']").First);
        await Look.At(page);
        await page.SetViewportSizeAsync(Look.Desk, 800);
        await hands.Choose(page.Locator("main input[value=apart]"));
        await hands.Write(page.Locator("main textarea[name=Why]"), "Mother and daughter");
        await hands.Turn(page.Locator("main form button").First);
        await page.GetByText("These are separate records now").WaitForAsync();
        Assert.Equal(0, await page.Locator("main a[href*='/staff/records/unmerge/']").CountAsync());
        await Look.At(page);
        await page.SetViewportSizeAsync(Look.Desk, 800);
        await hands.Turn(page.Locator("main form[action*='/staff/records/undo/'] button"));
        await page.GetByText("Everything is as it was before").WaitForAsync();
        Assert.Equal(url, page.Url);
        Assert.Equal(1, await page.Locator("main a[href*='/staff/records/unmerge/']").CountAsync());
        await page.Context.CloseAsync();
    }
}
