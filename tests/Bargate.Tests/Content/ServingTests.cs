using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Bargate.Content;
using Bargate.Content.Contract;
using Bargate.Content.Loading;
using Bargate.Kernel.Yaml;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>What caches, search engines and old links are told.</summary>
public sealed class ServingTests(ServingTests.Empty site) : IClassFixture<ServingTests.Empty>
{
    public sealed class Empty : Site;

    [Fact]
    public async Task A_page_is_sent_once_and_then_only_confirmed()
    {
        using var visitor = site.Visitor();
        using var first = await visitor.Http.GetAsync("/council-tax/pay");
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.True(first.Headers.CacheControl!.Public);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/council-tax/pay");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await visitor.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.False(first.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_next_visitor_gets_the_bytes_that_the_last_one_got_and_the_same_headers()
    {
        foreach (var url in new[] { "/council-tax/pay", "/housing/moving-home/print", "/housing/moving-home" })
        {
            using var first = await site.Visitor().Http.GetAsync(url);
            using var next = await site.Visitor().Http.GetAsync(url);
            Assert.Equal(await first.Content.ReadAsStringAsync(), await next.Content.ReadAsStringAsync());
            Assert.Equal("text/html; charset=utf-8", first.Content.Headers.ContentType!.ToString());
            string[] of(HttpResponseMessage it) => [.. it.Headers.Concat(it.Content.Headers).Where(one => one.Key is not ("Date" or "Content-Length" or "Transfer-Encoding")).SelectMany(one => one.Value.Select(value => $"{one.Key}: {value}")).Order(StringComparer.Ordinal)];
            Assert.Equal(of(first), of(next));
        }
    }

    [Fact]
    public async Task What_was_made_while_something_was_published_is_not_kept()
    {
        var (library, cache) = (site.Services.GetRequiredService<Library>(), site.Services.GetRequiredService<PageCache>());
        async Task<string?> Get(string text, Func<Task> meanwhile) => (await cache.Get("test", "/council-tax/pay", library.Find("/council-tax/pay")!, async () =>
        {
            await meanwhile();
            return new HtmlString(text);
        })).ToString();
        Assert.Equal("of the page before", await Get("of the page before", () => library.Refresh()));
        Assert.Equal("of the page now", await Get("of the page now", () => Task.CompletedTask));
        Assert.Equal("of the page now", await Get("made again", () => Task.CompletedTask));
    }

    [Fact]
    public async Task Whoever_has_a_cookie_gets_the_page_for_themselves()
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/council-tax/pay");
        request.Headers.Add("Cookie", "bargate-form=x");
        using var answer = await visitor.Http.SendAsync(request);
        Assert.Null(answer.Headers.ETag);
        Assert.True(answer.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task Machines_are_told_what_a_page_is()
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/council-tax/pay");
        Assert.EndsWith("/council-tax/pay", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Pay your Council Tax", page.Document.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        var things = Things(page);
        Assert.Equal(["BreadcrumbList", "GovernmentService"], things.Select(it => it.GetProperty("@type").GetString()));
        Assert.Equal(3, things[0].GetProperty("itemListElement").GetArrayLength());
        var faq = site.Services.GetRequiredService<Library>().All.First(it => it.Faq);
        var asked = Things(await visitor.Get(faq.Path)).Single(it => it.GetProperty("@type").GetString() == "FAQPage").GetProperty("mainEntity");
        Assert.True(asked.GetArrayLength() > 1);
        Assert.All(asked.EnumerateArray(), it => Assert.DoesNotContain("{", it.GetProperty("acceptedAnswer").GetProperty("text").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_site_map_names_every_page_once_and_robots_names_it()
    {
        using var visitor = site.Visitor();
        var urls = XDocument.Parse(await visitor.Http.GetStringAsync("/sitemap.xml")).Descendants().Where(it => it.Name.LocalName == "loc").Select(it => new Uri(it.Value).AbsolutePath).ToList();
        Assert.Equal(urls.Distinct().Count(), urls.Count);
        Assert.Subset(urls.ToHashSet(), site.Services.GetRequiredService<Library>().All.Select(it => it.Path).ToHashSet());
        Assert.Contains("/services/missed-bin", urls);
        Assert.Contains("/sitemap.xml", await visitor.Http.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/bins-recycling/bins/missed-collections.aspx", "/bins/missed-bin")]
    [InlineData("/Bins-Recycling/Bins/Missed-Collections.aspx?id=1", "/bins/missed-bin?id=1")]
    [InlineData("/people-places/parks-open-spaces/trees/protected/", "/planning/trees")]
    public async Task An_old_address_leads_to_the_page(string old, string now)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.Http.GetAsync(old);
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(now, answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(now)).Status);
    }

    [Theory]
    [InlineData("/a: /b\n/b: /fines", "redirects.yaml:1:5: /b is led on itself")]
    [InlineData("/a: /a", "redirects.yaml:1:5: /a is led on itself")]
    [InlineData("/a: /nowhere", "redirects.yaml:1:5: /nowhere is not a page")]
    [InlineData("/fines: /track", "redirects.yaml:1:1: /fines is a page")]
    [InlineData("a: /fines", "redirects.yaml:1:1: 'a' is not an old address")]
    [InlineData("/a: //elsewhere.example", "redirects.yaml:1:5: /a leads to no address")]
    public void A_redirect_that_leads_round_or_nowhere_is_not_published(string text, string fault)
    {
        var faults = new Faults();
        Assert.Null(RedirectReader.Check(text, new HashSet<string> { "/fines" }, new World([], _ => false, it => it == "/track"), faults));
        Assert.StartsWith(fault, faults.First().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_says_what_its_words_would_find()
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/care/dementia-help");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/adult-care/dementia']"));
    }

    [Fact]
    public void Every_page_is_plain() => Rule.HasNoBreach(site.Services.GetRequiredService<Library>().All.Select(it => (it.Path, Grade: PageAdvice.Grade(it))).Where(it => it.Grade > PageAdvice.HighestGrade).Select(it => $"{it.Path} reads at grade {it.Grade:F1}"));

    static List<JsonElement> Things(Page page) => [.. JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.GetProperty("@graph").EnumerateArray()];
}
