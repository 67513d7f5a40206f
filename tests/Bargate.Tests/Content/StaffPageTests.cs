using Bargate.Content.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>What officers see of pages, and what the command says.</summary>
public sealed class StaffPageTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    [Fact]
    public async Task Officers_see_which_pages_are_due_for_review()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var all = await officer.Get("/staff/pages?all=true");
        var pages = site.Services.GetRequiredService<Library>().All;
        Assert.Equal(pages.Count, all.Document.QuerySelectorAll("tbody th a").Length);
        var waste = await officer.Get("/staff/pages?all=true&team=waste");
        Assert.Equal(pages.Count(it => it.Owner == "waste"), waste.Document.QuerySelectorAll("tbody th a").Length);
        var found = (await officer.Get("/staff/pages?find=pay+tax")).Document.QuerySelectorAll("tbody th a").Select(it => it.TextContent).ToList();
        Assert.Contains("Pay your Council Tax", found);
        Assert.All(found, it => Assert.Matches("(?i)pay.*tax|tax.*pay", it));
        var due = (await officer.Get("/staff/pages?all=false")).Document.QuerySelectorAll("tbody th a").Length;
        Assert.Equal(pages.Count(it => it.Owner.Length > 0 && it.Review <= DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(60)), due);
        Assert.Contains("Every file can be published", all.Main, StringComparison.Ordinal);
        Assert.Equal("Nothing to publish. No file has changed.", (await officer.Submit(all)).Document.QuerySelector(".govuk-notification-banner__heading")!.TextContent.Trim());
    }
}
