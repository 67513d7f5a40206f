using Bargate.Cases.Storage;
using Bargate.Tests;
using Microsoft.EntityFrameworkCore;

namespace Bargate.BrowserTests;

/// <summary>Every page that the router knows, at both widths; a page that is added is looked at without a word here.</summary>
[Collection(Browsing.Name)]
public sealed class PageTests(BrowserSite site)
{
    const string Administrator = "Meera Joshi";

    [SkippableFact]
    public async Task Every_public_page_is_accessible_and_fits_a_phone()
    {
        var page = await site.Open();
        var urls = StaffUrl.Public(site.Services, it => it switch { "service" => "missed-bin", "status" => "404", _ => "no-such-thing" });
        await LookAtAll(page, urls.Where(it => !it.StartsWith("/health", StringComparison.Ordinal) && !it.StartsWith("/assets", StringComparison.Ordinal)), atLeast: 12);
    }

    [SkippableFact]
    public async Task Every_page_of_the_staff_area_is_accessible_and_fits_a_phone()
    {
        await new Reporter(site, new Pointer(await site.Open())).Report("missed-bin");
        var open = await site.InDatabase(db => db.Cases.Where(it => it.ClosedAt == null).OrderByDescending(it => it.OpenedAt).Select(it => it.Reference).FirstAsync());
        var page = await site.OpenAs(Administrator);
        await LookAtAll(page, StaffUrl.All(site.Services).Select(it => it.With(open)), atLeast: 15);
    }

    static async Task LookAtAll(IPage page, IEnumerable<string> urls, int atLeast)
    {
        var (looked, found) = (0, new List<string>());
        foreach (var url in urls)
        {
            // What is not a page (a download, an icon) or takes no GET is none of ours.
            var answer = await page.Context.APIRequest.GetAsync(url, new() { MaxRedirects = 0 });
            if (!answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal) || answer.Status is 302 or 405) continue;
            try
            {
                await page.GotoAsync(url);
                await Look.At(page);
            }
            catch (Xunit.Sdk.XunitException wrong) { found.Add(wrong.Message); }
            looked++;
        }
        await page.Context.CloseAsync();
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.True(looked >= atLeast, $"Only {looked} pages were looked at");
    }
}
