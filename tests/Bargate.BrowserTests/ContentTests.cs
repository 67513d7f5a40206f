using Bargate.Content.Contract;
using Bargate.Kernel.Ids;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>Each kind of page of content, as a browser shows it.</summary>
[Collection(Browsing.Name)]
public sealed class ContentTests(BrowserSite site)
{
    [SkippableTheory]
    [InlineData("/council-tax/pay"), InlineData("/council-tax"), InlineData("/housing/moving-home/before-you-move"), InlineData("/housing/moving-home/print")]
    [InlineData("/births-deaths-marriages/when-someone-dies"), InlineData("/contact"), InlineData("/alerts")]
    public async Task A_page_is_accessible_fits_a_phone_and_breaks_no_policy(string url)
    {
        var page = await site.Open();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        await page.GotoAsync(url);
        await Look.At(page);
        // The data for machines is no script that the policy would have to allow.
        Assert.Empty(said);
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task An_alert_is_seen_on_the_front_page_and_on_its_map_by_everybody()
    {
        await Alert(site, "Hill Lane is closed");
        var page = await site.Open();
        await page.GotoAsync("/roads");
        await Look.At(page);
        await page.GotoAsync("/");
        await Look.At(page);
        await page.Locator(".bg-news a").First.ClickAsync();
        await page.Locator("svg.bg-outline").WaitForAsync();
        await Look.At(page);
        await page.Context.CloseAsync();
    }

    // Without script, by the keyboard's own way of pressing a button.
    [SkippableFact]
    public async Task Whether_a_page_is_useful_can_be_said_without_script()
    {
        var page = await site.Open(script: false);
        await page.GotoAsync("/council-tax/bands");
        await page.Locator(".bg-useful__button").Last.PressAsync("Enter");
        await page.GetByLabel("Something is missing").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        Assert.Contains("It helps us", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    internal static async Task<Guid> Alert(BrowserSite site, string title)
    {
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var alert = Bargate.Content.Alerts.Alert.New(new(default, "road", title, "Use the main road.", now.AddHours(-1), now.AddDays(1), ["/roads"], "Hill Lane", new(50.919, -1.42), now), OfficerId.From(Guid.NewGuid()), now);
        await site.InDatabase(async db =>
        {
            db.Add(alert);
            return await db.SaveChangesAsync();
        });
        await site.Services.GetRequiredService<AlertBoard>().Refresh();
        return alert.Id;
    }
}
