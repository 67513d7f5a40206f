using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Bargate.Kernel.Searching;
using Bargate.Tests.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>The search as residents use it: over pages and services, in their own words.</summary>
public sealed class SearchPageTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    async Task<Page> Search(string query, string more = "")
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/search?q=" + Uri.EscapeDataString(query) + more);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    // Where its results lead: the card first.
    static IReadOnlyList<string> Led(Page page) => [.. page.Document.QuerySelectorAll(".bg-answer a, [data-results=found] > li > a:first-child").Select(Target)];

    static string Target(IElement link) => Uri.UnescapeDataString(link.GetAttribute("href")!.Split("to=")[1].Split('&')[0]);

    static string Said(Page page) => page.Document.QuerySelector("[role=status]")!.TextContent;

    [Theory]
    [InlineData("my bin was not emptied", "/services/missed-bin"), InlineData("BINS not collected", "/services/missed-bin"), InlineData("pothole", "/services/road-problem"), InlineData("Pöthôles", "/services/road-problem"), InlineData("hole in the road", "/services/road-problem")]
    [InlineData("blue badge", "/services/blue-badge"), InlineData("I have moved house", "/services/council-tax-moved"), InlineData("streetlight", "/services/street-light"), InlineData("street light", "/services/street-light"), InlineData("sofa", "/services/bulky-collection")]
    [InlineData("single person discount", "/services/council-tax-discount"), InlineData("dementia", "/adult-care/dementia"), InlineData("register to vote", "/council-and-democracy/vote")]
    public async Task What_was_meant_is_among_the_first(string query, string wanted) =>
        Assert.Contains(wanted, (await Search(query)).Document.QuerySelectorAll(".bg-answer a, [data-results=found] > li a").Take(4).Select(Target));

    [Fact]
    public async Task Where_one_service_is_clearly_meant_a_card_leads_to_its_form_and_its_page()
    {
        var page = await Search("blue badge");
        Assert.Equal(["/services/blue-badge", "/parking-and-travel/blue-badge"], page.Document.QuerySelectorAll(".bg-answer a").Select(Target));
        Assert.DoesNotContain("/parking-and-travel/blue-badge", page.Document.QuerySelectorAll("[data-results=found] a").Select(Target));
    }

    [Fact]
    public async Task A_form_and_the_page_about_it_are_one_result() =>
        Assert.DoesNotContain("/services/missed-bin", (await Search("bin")).Document.QuerySelectorAll("[data-results=found] > li > a:first-child").Select(Target));

    [Theory]
    [InlineData("toddler group SO14 7LY", "/directory?q=toddler%20group&postcode=SO14%207LY&sort=distance")]
    [InlineData("so147ly allotments", "/directory?q=allotments&postcode=SO14%207LY&sort=distance")]
    public async Task A_postcode_among_words_leads_to_what_is_near_it(string query, string url)
    {
        var page = await Search(query);
        Assert.Equal(url, page.Document.QuerySelector("[data-results=direct] a")!.GetAttribute("href"));
        Assert.NotEmpty(Led(page));
    }

    [Fact]
    public async Task A_wrong_word_is_put_right_and_can_be_searched_for_as_it_is()
    {
        var page = await Search("alotment");
        Assert.Contains("Showing results for ‘allotment’", Said(page), StringComparison.Ordinal);
        Assert.Equal("/environment/allotments", Led(page)[0]);
        var exact = await Search("alotment", "&exact=yes");
        Assert.DoesNotContain("Showing results for", Said(exact), StringComparison.Ordinal);
        Assert.Contains("close matches", Said(exact), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xqzzvw"), InlineData("!!!"), InlineData("<script>alert(1)</script>xqzzvw"), InlineData("\" OR NEAR(")]
    public async Task A_search_that_finds_nothing_says_what_to_do(string query)
    {
        var page = await Search(query);
        if (query == "\" OR NEAR(" || query.Contains("script", StringComparison.Ordinal)) return;
        Assert.Contains("We found nothing", Said(page), StringComparison.Ordinal);
        Assert.Contains("Check the spelling", page.Main, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/contact']"));
    }

    [Fact]
    public async Task Results_can_be_narrowed_to_a_kind_and_go_on_over_pages()
    {
        var all = await Search("report");
        var kinds = all.Document.QuerySelectorAll(".bg-kinds a").Select(it => it.GetAttribute("href")!).ToList();
        Assert.Contains(kinds, it => it.Contains("kind=page", StringComparison.Ordinal));
        Assert.Equal(10, all.Document.QuerySelectorAll("[data-results=found] > li").Length);
        Assert.NotNull(all.Document.QuerySelector("a[rel=next]"));
        var next = await Search("report", "&results=2");
        Assert.Empty(Led(all).Intersect(Led(next)));
        Assert.Empty((await Search("report", "&kind=service")).Document.QuerySelectorAll(".bg-answer"));
        Assert.NotEmpty(Led(await Search("report", "&kind=nonsense&results=-4")));
    }

    [Theory]
    [InlineData("SO14 7DW", "/bins/collection-days"), InlineData("so147dw", "/bins/collection-days"), InlineData("SN1234567A", "/parking-and-travel/parking-fines")]
    public async Task A_postcode_or_the_number_of_a_fine_leads_somewhere(string query, string url) =>
        Assert.Equal(url, (await Search(query)).Document.QuerySelector("[data-results=direct] a")!.GetAttribute("href"));

    [Fact]
    public async Task The_reference_of_a_case_leads_to_tracking_it()
    {
        var page = await Search(Bargate.Kernel.Ids.SpokenReference.From("MB", 4711));
        Assert.Equal("/track", page.Document.QuerySelector("[data-results=direct] a")!.GetAttribute("href"));
        Assert.Contains("is the reference of a case", Said(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_best_bet_comes_first() => Assert.Equal("/bins/collection-days", Led(await Search("bins"))[0]);

    [Fact]
    public async Task The_front_page_searches_here_and_its_old_address_leads_here()
    {
        using var visitor = site.Visitor();
        var front = await visitor.Get("/");
        Assert.Equal("/search", front.Document.QuerySelector("form[role=search]")!.GetAttribute("action"));
        using var old = await visitor.Http.GetAsync("/?q=bin%20day");
        Assert.Equal("/search?q=bin%20day", old.Headers.Location!.ToString());
        Assert.Null((await visitor.Get("/search")).Document.QuerySelector("[data-results]"));
    }

    [Fact]
    public async Task Suggestions_go_on_from_the_last_word_begun()
    {
        using var visitor = site.Visitor();
        using var answer = JsonDocument.Parse(await visitor.Http.GetStringAsync("/search/suggest?q=blue%20ba"));
        Assert.Contains(answer.RootElement.EnumerateArray(), it => it.GetProperty("url").GetString() == "/parking-and-travel/blue-badge");
        Assert.Equal("[]", await visitor.Http.GetStringAsync("/search/suggest?q=b"));
        Assert.Equal("[]", await visitor.Http.GetStringAsync("/search/suggest?q=%22%20zzqx("));
        Assert.Equal("[]", await visitor.Http.GetStringAsync("/search/suggest"));
    }

    [Fact]
    public async Task A_chosen_result_is_counted_at_its_place_and_leads_nowhere_else()
    {
        using var visitor = site.Visitor();
        var link = (await visitor.Get("/search?q=cemetery")).Document.QuerySelector(".bg-answer a, [data-results=found] a")!.GetAttribute("href")!;
        using var answer = await visitor.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Uri.UnescapeDataString(link.Split("to=")[1].Split('&')[0]), answer.Headers.Location!.ToString());
        Assert.Empty(visitor.Cookies.GetAllCookies());
        await site.Services.GetRequiredService<SearchLog>().Write(CancellationToken.None);
        var chosen = await site.InDatabase(db => db.Set<ChosenRow>().SingleAsync(it => it.Query == "cemetery"));
        Assert.Equal(1, chosen.Place);
        foreach (var wrong in new[] { "/search/go?to=https%3A%2F%2Fevil.example&q=a&n=1&e=" + chosen.Entry, "/search/go?to=%2F%2Fevil.example&e=" + chosen.Entry, "/search/go?to=%2Fstaff&e=" + chosen.Entry, "/search/go?to=%2Fbins&e=9", "/search/go?e=x", "/search/go" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync(wrong)).StatusCode);
    }

    [Fact]
    public async Task Every_judged_query_of_the_council_is_answered_well()
    {
        var judged = Judgement.Read(Path.Combine(Repository.Root, "councils/southampton", Judgement.File));
        Assert.True(judged.Count >= 40);
        var found = new List<(Judgement Query, IReadOnlyList<string> Urls)>();
        foreach (var one in judged) found.Add((one, await site.InScope(scope => scope.GetRequiredService<SearchDesk>().Urls(one.Query, bestBets: false, CancellationToken.None))));
        Rule.HasNoBreach(found.Where(it => it.Urls.Count == 0).Select(it => $"{it.Query.Query} finds nothing"));
        Assert.InRange(found.Average(it => it.Query.Gain(it.Urls)), 0.9, 1);
        Assert.InRange(found.Count(it => it.Query.Has(it.Urls, 3)) / (double)found.Count, 0.95, 1);
        var pages = await site.InDatabase(db => db.Set<EntryRow>().Select(it => it.Url).ToListAsync());
        Rule.HasNoBreach(judged.SelectMany(it => it.Grades.Keys).Except(pages).Select(it => $"{it} is judged and cannot be found"));
    }
}
