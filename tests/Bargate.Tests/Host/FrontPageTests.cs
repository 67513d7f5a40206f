using System.Net;
using Bargate.Services.Contract;
using Bargate.Tests.Forms;
using Bargate.Web.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Host;

/// <summary>The first pages that residents meet.</summary>
public sealed class FrontPageTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    async Task<Page> Get(string url)
    {
        using var visitor = site.Visitor();
        return await visitor.Get(url);
    }

    [Fact]
    public async Task The_front_page_asks_one_question_and_names_every_service()
    {
        var page = await Get("/");
        Assert.Equal("What do you need?", page.Heading);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        // These stay, also when nothing is closed today.
        Assert.Equal(["Track a case", "Road closures and alerts", "Contact us"], page.Document.QuerySelector(".bg-tasks")!.QuerySelectorAll("a").TakeLast(3).Select(it => it.TextContent));
        Assert.Subset(page.Document.QuerySelectorAll("h3").Select(it => it.TextContent).ToHashSet(), new HashSet<string> { "Bins and recycling", "Roads and pavements" });
        foreach (var service in site.Services.GetRequiredService<ServiceCatalogue>().All)
            Assert.NotNull(page.Document.QuerySelector($"main h3 ~ ul a[href='/services/{service.Service}'], main h3 ~ * a[href='/services/{service.Service}']"));
        Assert.Contains("023 8090 0000", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_developers_machine_it_says_where_officers_and_messages_are()
    {
        var page = await Get("/");
        Assert.NotNull(page.Document.QuerySelector("main a[href='/staff']"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/practice/messages']"));
    }

    [Fact]
    public async Task The_tasks_are_those_that_the_council_names_and_the_search_is_where_the_skip_link_leads()
    {
        var page = await Get("/");
        Assert.Equal(["/services/missed-bin", "/services/pay-council-tax", "/services/council-tax-moved", "/services/road-problem"], page.Document.QuerySelectorAll(".bg-tasks a").Take(4).Select(it => it.GetAttribute("href")));
        Assert.NotNull(page.Document.QuerySelector("#main-content form[role=search]"));
    }

    [Theory]
    [InlineData("unicorn"), InlineData("!!!"), InlineData("<script>"), InlineData("%00")]
    public async Task Any_search_is_answered(string query)
    {
        var page = await Get("/?q=" + (query == "%00" ? query : Uri.EscapeDataString(query)));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector("[role=status]"));
        Assert.DoesNotContain("<script>", page.Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_search_is_cut_and_an_empty_one_is_the_front_page()
    {
        var page = await Get("/?q=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat("😀", 300))));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty((await Get("/?q=%20%20")).Document.QuerySelectorAll(".bg-tasks"));
    }

    [Theory]
    [InlineData("/contact", "Contact the council"), InlineData("/accessibility", "Accessibility statement"), InlineData("/privacy", "Privacy"), InlineData("/how-we-match-records", "How we match records"), InlineData("/cookies", "Cookies")]
    public async Task The_footer_leads_to_pages_that_exist(string url, string heading)
    {
        var front = await Get("/");
        Assert.NotNull(front.Document.QuerySelector($"footer a[href='{url}']"));
        var page = await Get(url);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(heading, page.Heading);
        Assert.DoesNotMatch(@"\{[a-z-]+\}", page.Main);
    }

    [Fact]
    public async Task What_is_kept_and_how_long_is_what_the_service_files_say()
    {
        var page = await Get("/privacy");
        Assert.Contains("7 years after the case is closed", page.Main, StringComparison.Ordinal);
        Assert.Contains("Environmental Protection Act 1990", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_cookie_that_a_journey_sets_is_on_the_cookies_page()
    {
        using var resident = site.Visitor();
        var (sent, _) = await resident.Report(site);
        await resident.Submit(sent, ("score", "5"));
        await resident.Get("/track");
        using var officer = await site.Officer(Officers.Administrator);
        await officer.Get("/staff");
        var set = resident.Cookies.GetAllCookies().Concat(officer.Cookies.GetAllCookies()).Select(it => it.Name).ToHashSet();
        Assert.Contains("bargate-draft", set);
        Assert.Contains("bargate-officer", set);
        Assert.Empty(set.Except(CookiesPage.OfResidents).Except(CookiesPage.OfOfficers));
        var page = await Get("/cookies");
        Assert.Equal(CookiesPage.OfResidents.Concat(CookiesPage.OfOfficers), page.Document.QuerySelectorAll("main dt").Select(it => it.TextContent));
        Assert.DoesNotContain("web.cookies.", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_are_kept_out_of_what_is_not_public()
    {
        using var visitor = site.Visitor();
        Assert.Contains("Disallow: /staff\n", await visitor.Http.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }
}
