namespace Bargate.BrowserTests;

/// <summary>The services from the front page to the reference, as those use them who have no script, or nothing but the keys. WalkTests has the rest.</summary>
[Collection(Browsing.Name)]
public sealed class ReportTests(BrowserSite site)
{
    public static TheoryData<string> Services => ["missed-bin", "road-problem"];

    [SkippableTheory, MemberData(nameof(Services))]
    public async Task A_report_is_made_without_any_script(string service) => await Reported(service, new Pointer(await site.Open(script: false)));

    [SkippableTheory, MemberData(nameof(Services))]
    public async Task A_report_is_made_by_keyboard_alone(string service) => await Reported(service, new Keyboard(await site.Open()));

    [SkippableTheory, MemberData(nameof(Services))]
    public async Task An_answer_that_is_missing_is_asked_for_accessibly(string service)
    {
        var page = await site.Open();
        await page.GotoAsync($"/services/{service}");
        await page.Locator("a.govuk-button--start").ClickAsync();
        await page.Locator("main form button.govuk-button:not(.govuk-button--secondary)").ClickAsync();
        await page.Locator(".govuk-error-summary a").First.ClickAsync();
        Assert.True(await page.Locator("main :focus").CountAsync() > 0, "The summary's link leads to the field");
        await Look.At(page);
        await page.Context.CloseAsync();
    }

    async Task Reported(string service, Hands hands)
    {
        var reference = await new Reporter(site, hands).Report(service);
        Assert.Matches("^[A-Z]{2}-[0-9A-Z]{3}-[0-9A-Z]{3}$", reference);
        await hands.Page.Context.CloseAsync();
    }
}
