namespace Bargate.BrowserTests;

/// <summary>The pictures of the README: bin/screenshots sets the folder, otherwise nothing is drawn.</summary>
[Collection(Browsing.Name)]
public sealed class Screenshots(BrowserSite site)
{
    const int Phone = 375;

    static string? Folder => Environment.GetEnvironmentVariable("BARGATE_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    [SkippableFact]
    public async Task Pictures_of_the_product()
    {
        Skip.If(Folder is null, "Drawn by bin/screenshots.");
        var resident = await site.Open();
        await resident.GotoAsync("/");
        await Save(resident, "front-page");
        await resident.SetViewportSizeAsync(Phone, 720);
        await new Reporter(site, new Pointer(resident)).Report("missed-bin", async page =>
        {
            if (page.Url.EndsWith("/bin", StringComparison.Ordinal)) await Save(page, "question");
            if (page.Url.EndsWith("/check", StringComparison.Ordinal)) await Save(page, "check-your-answers");
        });
        var officer = await site.OpenAs("Helen Marsh");
        await officer.GotoAsync("/staff/cases");
        await Save(officer, "case-queue");
        await officer.Locator("main table a[href^='/staff/cases/']").First.ClickAsync();
        await Save(officer, "case");
    }

    static async Task Save(IPage page, string name) => await page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}.png") });
}
