namespace Bargate.BrowserTests;

/// <summary>The pictures of the README: bin/screenshots sets the folder. Otherwise they are drawn and thrown away, so that it goes on working.</summary>
[Collection(Browsing.Name)]
public sealed class Screenshots(BrowserSite site)
{
    const int Phone = 375;

    readonly string folder = Environment.GetEnvironmentVariable("BARGATE_SCREENSHOTS") is { Length: > 0 } set ? set : Path.Combine(site.DataFolder, "screenshots");

    [SkippableFact]
    public async Task Pictures_of_the_product()
    {
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
        Assert.Equal(5, Folder.GetFiles(folder, "*.png").Length);
        await resident.Context.CloseAsync();
        await officer.Context.CloseAsync();
    }

    Task<byte[]> Save(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
}
