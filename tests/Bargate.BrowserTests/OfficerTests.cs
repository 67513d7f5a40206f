namespace Bargate.BrowserTests;

/// <summary>An officer's work on one case, from the queue to its end.</summary>
[Collection(Browsing.Name)]
public sealed class OfficerTests(BrowserSite site)
{
    [SkippableFact]
    public async Task An_officer_finds_a_case_and_closes_it()
    {
        var resident = await site.Open();
        var reference = await new Reporter(site, new Pointer(resident)).Report("missed-bin");
        var officer = await site.OpenAs("Tom Penrose");
        await Close(new Pointer(officer), reference);
        await officer.Context.CloseAsync();
        await resident.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task An_officer_closes_a_case_by_keyboard_alone()
    {
        var resident = await site.Open();
        var reference = await new Reporter(site, new Pointer(resident)).Report("missed-bin");
        var officer = await site.OpenAs("Tom Penrose");
        await Close(new Keyboard(officer), reference);
        await officer.Context.CloseAsync();
        await resident.Context.CloseAsync();
    }

    internal static async Task Close(Hands hands, string reference)
    {
        var page = hands.Page;
        await page.GotoAsync("/staff/cases");
        await hands.Write(page.Locator("main input[name=find]"), reference);
        await hands.Press(page.Locator("main form[role=search] button"));
        await page.WaitForURLAsync("**find=**");
        await hands.Press(page.Locator($"main a[href='/staff/cases/{reference}']").First);
        await page.WaitForURLAsync($"**/staff/cases/{reference}");
        await hands.Press(page.Locator("main a[href*='/staff/cases/close/']").First);
        await page.WaitForURLAsync("**/staff/cases/close/*");
        await hands.Choose(page.Locator("main input[type=radio]:visible").First);
        await hands.Press(page.Locator("main button[type=submit]:not([name=look])").First);
        await page.WaitForURLAsync(it => !it.Contains("/close/", StringComparison.Ordinal));
        await page.GotoAsync($"/staff/cases/{reference}");
        Assert.Equal(0, await page.Locator("main a[href*='/staff/cases/close/']").CountAsync());
    }
}
