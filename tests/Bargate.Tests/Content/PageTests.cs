using System.Net;
using AngleSharp.Dom;
using Bargate.Content.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>The council's pages as residents read them.</summary>
public sealed class PageTests(PageTests.Empty site) : IClassFixture<PageTests.Empty>
{
    public sealed class Empty : Site;

    Library Library => site.Services.GetRequiredService<Library>();

    async Task<Page> Get(string url)
    {
        using var visitor = site.Visitor();
        return await visitor.Get(url);
    }

    [Fact]
    public void The_councils_pages_are_without_fault()
    {
        Rule.HasNoBreach(Library.Faults().Select(it => it.ToString()));
        Assert.True(Library.All.Count > 150);
    }

    [Fact]
    public async Task Every_page_has_one_heading_its_words_filled_in_and_no_link_that_leads_nowhere()
    {
        using var visitor = site.Visitor();
        var (breaches, known) = (new List<string>(), new Dictionary<string, HttpStatusCode>());
        foreach (var url in Library.All.Select(it => it.Path).Concat(Library.All.Where(it => it.Parts.Count > 0).Select(it => it.Path + "/print")))
        {
            var page = await visitor.Get(url);
            known[url] = page.Status;
            if (page.Status != HttpStatusCode.OK) breaches.Add($"{url} answers {(int)page.Status}");
            if (page.Document.QuerySelectorAll("h1").Length != 1) breaches.Add($"{url} has {page.Document.QuerySelectorAll("h1").Length} headings of the first level");
            if (page.Document.QuerySelector("main")!.TextContent.Contains('{', StringComparison.Ordinal)) breaches.Add($"{url} has a name that is not filled in");
            foreach (var link in page.Document.QuerySelectorAll("main a").Select(it => it.GetAttribute("href")!))
            {
                if (link.StartsWith('#') && page.Document.GetElementById(link[1..]) is null) breaches.Add($"{url} links to {link}");
                if (!link.StartsWith('/')) continue;
                if (!known.TryGetValue(link, out var status)) known[link] = status = (await visitor.Get(link)).Status;
                if (status != HttpStatusCode.OK) breaches.Add($"{url} links to {link}, which answers {(int)status}");
            }
        }
        Rule.HasNoBreach(breaches);
        Assert.True(known.Count > 170);
    }

    [Fact]
    public async Task A_page_says_where_it_is_what_it_is_related_to_and_how_to_start()
    {
        var page = await Get("/council-tax/pay");
        Assert.Equal("Pay your Council Tax", page.Heading);
        Assert.Equal(["/", "/council-tax"], page.Document.QuerySelectorAll(".govuk-breadcrumbs a").Select(it => it.GetAttribute("href")));
        Assert.Equal("/services/pay-council-tax", page.Document.QuerySelector("a.govuk-button--start")!.GetAttribute("href"));
        Assert.Contains("/council-tax/discounts", page.Document.QuerySelectorAll("aside a").Select(it => it.GetAttribute("href")));
        Assert.Equal("tel:02380900000", page.Document.QuerySelector("main a[href^='tel:']")!.GetAttribute("href"));
        Assert.StartsWith("Pay by Direct Debit", page.Document.QuerySelector("meta[name=description]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Contains("Last checked on", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guide_leads_through_its_parts_and_can_be_printed_whole()
    {
        var first = await Get("/housing/moving-home");
        Assert.Equal("Moving home", first.Heading);
        Assert.Equal("/housing/moving-home/before-you-move", first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("Overview", first.Document.QuerySelector("[aria-current=page]")!.TextContent);
        var second = await Get("/housing/moving-home/before-you-move");
        Assert.Equal("Moving home", second.Heading);
        Assert.Contains(second.Document.QuerySelectorAll("h2"), it => it.TextContent == "Before you move");
        Assert.Equal("/housing/moving-home", second.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        var whole = await Get("/housing/moving-home/print");
        Assert.Contains("Four weeks before", whole.Main, StringComparison.Ordinal);
        Assert.Contains("The short list", whole.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("/council-tax/pay/print")).Status);
    }

    [Fact]
    public async Task A_step_by_step_numbers_its_steps()
    {
        var page = await Get("/births-deaths-marriages/when-someone-dies");
        var steps = page.Document.QuerySelectorAll(".bg-steps__step h2").Select(it => it.TextContent).ToList();
        Assert.True(steps.Count > 2);
        Assert.StartsWith("Step 1", steps[0].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_leads_to_every_topic_and_a_topic_to_its_pages()
    {
        var topics = (await Get("/")).Document.QuerySelectorAll(".bg-topics a").Select(it => it.GetAttribute("href")).ToList();
        Assert.True(topics.Count > 15);
        Assert.Contains("/council-tax", topics);
        Assert.Contains("/council-tax/bands", (await Get("/council-tax")).Document.QuerySelectorAll("main a").Select(it => it.GetAttribute("href")));
    }

    // A topic page that forgot one of its pages: nobody comes to it but by a search.
    [Fact]
    public void Every_page_is_listed_somewhere()
    {
        var linked = Library.All.SelectMany(it => it.Sections.SelectMany(one => one.Pages).Concat(it.Parts.Select(part => $"{it.Path}/{part}"))).ToHashSet();
        Rule.HasNoBreach(Library.All.Where(it => !it.IsTopic && it.Path != Library.Contact && !linked.Contains(it.Path) && !it.Path.StartsWith("/contact/", StringComparison.Ordinal)).Select(it => $"no topic lists {it.Path}"));
    }

    [Theory]
    [InlineData("/council-tax/nothing"), InlineData("/nothing/pay"), InlineData("/Council-Tax/pay/deeper"), InlineData("/council-tax/index"), InlineData("/council-tax/pay.md")]
    public async Task A_page_that_nobody_wrote_does_not_exist(string url) => Assert.Equal(HttpStatusCode.NotFound, (await Get(url)).Status);

    [Fact]
    public async Task Search_finds_pages_beside_services()
    {
        var found = (await Get("/search?q=dementia")).Document.QuerySelectorAll("[data-results=found] a").Select(it => it.GetAttribute("href"));
        Assert.Contains(found, it => it!.StartsWith("/search/go?to=%2Fadult-care%2Fdementia&", StringComparison.Ordinal));
    }
}
