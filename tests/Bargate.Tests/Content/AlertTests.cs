using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Bargate.Content.Storage;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>Public news: made by officers, shown from its start to its end on the pages it concerns.</summary>
public sealed class AlertTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    async Task<Page> Get(string url)
    {
        using var visitor = site.Visitor();
        return await visitor.Get(url);
    }

    async Task<Page> Make(Visitor officer, string headline, DateTime from, DateTime until, params (string Name, string Value)[] more)
    {
        var form = await officer.Get("/staff/alerts/edit");
        var fields = new Dictionary<string, string>
        {
            ["Kind"] = "road", ["Headline"] = headline, ["Text"] = "Take the [main road](/roads), or [ask](https://example.org/ask).", ["Topics"] = "/roads", ["Pages"] = "/bins/missed-bin", ["Place"] = "Hill Lane", ["At"] = "50.919, -1.42",
            ["From.Day"] = $"{from.Day}", ["From.Month"] = $"{from.Month}", ["From.Year"] = $"{from.Year}", ["FromTime"] = from.ToString("HH:mm"),
            ["Until.Day"] = $"{until.Day}", ["Until.Month"] = $"{until.Month}", ["Until.Year"] = $"{until.Year}", ["UntilTime"] = until.ToString("HH:mm"),
        };
        foreach (var (name, value) in more) fields[name] = value;
        return await officer.Submit(form, fields);
    }

    DateTime Now => site.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task An_alert_stands_on_the_front_page_and_the_pages_it_concerns_until_it_ends()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var before = (await site.Visitor().Http.GetAsync("/roads/gritting")).Headers.ETag;
        // Whoever has no cookie gets what the last one got, until it changes.
        Task<string> Stranger() => site.Visitor().Http.GetStringAsync("/roads/gritting");
        var saved = await Make(officer, "Hill Lane is closed", Now.AddHours(-2), Now.AddDays(2));
        Assert.Equal("/staff/alerts", saved.Url);
        foreach (var url in new[] { "/", "/roads", "/roads/gritting", "/bins/missed-bin", "/alerts" }) Assert.Contains("Hill Lane is closed", (await Get(url)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Hill Lane is closed", (await Get("/council-tax/pay")).Main, StringComparison.Ordinal);
        Assert.NotEqual(before, (await site.Visitor().Http.GetAsync("/roads/gritting")).Headers.ETag);
        Assert.Contains("Hill Lane is closed", await Stranger(), StringComparison.Ordinal);
        var link = (await Get("/")).Document.QuerySelectorAll(".bg-news a").Single(it => it.TextContent == "Hill Lane is closed").GetAttribute("href")!;
        var alert = await Get(link);
        Assert.Equal("Hill Lane is closed", alert.Heading);
        Assert.NotNull(alert.Document.QuerySelector("svg.bg-outline circle"));
        Assert.Equal("Hill Lane is closed", alert.Document.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        var end = await officer.Get("/staff/alerts/end/" + link.Split('/')[^1]);
        await officer.Submit(end);
        Assert.DoesNotContain("Hill Lane is closed", (await Get("/")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Hill Lane is closed", await Stranger(), StringComparison.Ordinal);
        Assert.Contains("This ended", (await Get(link)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_follow_alerts_by_Atom_and_JSON()
    {
        using var officer = await site.Officer(Officers.Administrator);
        await Make(officer, "Bugle Street & Quay closed", Now.AddHours(-1), Now.AddDays(1));
        using var visitor = site.Visitor();
        var atom = XDocument.Parse(await visitor.Http.GetStringAsync("/alerts/feed.atom"));
        Assert.Contains(atom.Descendants(), it => it.Name.LocalName == "title" && it.Value == "Bugle Street & Quay closed");
        Assert.Contains(atom.Descendants(), it => it.Name.LocalName == "point" && it.Value == "50.919 -1.42");
        var items = JsonDocument.Parse(await visitor.Http.GetStringAsync("/alerts/feed.json?kind=road")).RootElement.GetProperty("items").EnumerateArray();
        Assert.Contains(items, it => it.GetProperty("title").GetString() == "Bugle Street & Quay closed");
        Assert.All([atom.Descendants().Last(it => it.Name.LocalName == "content").Value, items.First().GetProperty("content_html").GetString()!], it => Assert.Contains($"href=\"{site.Address}roads\"", it, StringComparison.Ordinal));
        Assert.Equal(0, JsonDocument.Parse(await visitor.Http.GetStringAsync("/alerts/feed.json?kind=school")).RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_alert_that_is_announced_waits_for_its_start()
    {
        using var officer = await site.Officer(Officers.Administrator);
        await Make(officer, "Road works next week", Now.AddDays(7), Now.AddDays(9));
        Assert.DoesNotContain("Road works next week", (await Get("/roads")).Main, StringComparison.Ordinal);
        Assert.Contains("Road works next week", (await Get("/alerts")).Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Headline", "", "Write a headline"), InlineData("Kind", "", "Choose what it is about"), InlineData("Pages", "/nowhere/at-all", "/nowhere/at-all is not a page")]
    [InlineData("At", "50.9", "Enter a street"), InlineData("UntilTime", "25:00", "Enter the day and the time at which it ends"), InlineData("Until.Year", "2020", "Enter an end that is later")]
    public async Task What_is_wrong_is_said(string field, string value, string error)
    {
        using var officer = await site.Officer(Officers.Administrator);
        var page = await Make(officer, "A slip", Now, Now.AddDays(1), (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith(error, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.False(await site.InDatabase(db => db.Alerts.AnyAsync(it => it.Title == "A slip")));
    }

    [Fact]
    public async Task A_place_is_found_by_its_postcode_and_by_its_street()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var (postcode, street) = await site.InDatabase(async db => (await db.Properties.AsNoTracking().Where(it => it.Latitude != null).OrderBy(it => it.Uprn).Select(it => it.Postcode).FirstAsync(),
            (await db.Streets.AsNoTracking().Where(it => it.Latitude != null).ToListAsync()).GroupBy(it => it.Name).First(it => it.Count() == 1).Single()));
        await Make(officer, "Found by postcode", Now, Now.AddDays(1), ("At", postcode.ToLowerInvariant()));
        await Make(officer, "Found by street", Now, Now.AddDays(1), ("At", street.Name.ToUpperInvariant()));
        // As the form's own example says it.
        var hint = (await officer.Get("/staff/alerts/edit")).Document.QuerySelector("#At-hint")!.TextContent;
        await Make(officer, "Found by the example", Now, Now.AddDays(1), ("At", hint.Split('‘', '’')[1]));
        var mean = (await site.InScope(it => it.GetRequiredService<PropertyRegister>().MeanOf(postcode)))!.Value;
        var made = await site.InDatabase(db => db.Alerts.AsNoTracking().Where(it => it.Title.StartsWith("Found by ")).OrderBy(it => it.Title).Select(it => new { it.Latitude, it.Longitude }).ToListAsync());
        Assert.Equal((mean.Latitude, mean.Longitude), (made[0].Latitude!.Value, made[0].Longitude!.Value));
        Assert.Equal((street.Latitude, street.Longitude), (made[1].Latitude, made[1].Longitude));
        Assert.NotNull(made[2].Latitude);
    }

    [Theory]
    [InlineData("/alerts/junk"), InlineData("/alerts/7f3f0a0e-0000-7000-8000-000000000000")]
    public async Task An_alert_that_nobody_made_does_not_exist(string url) => Assert.Equal(HttpStatusCode.NotFound, (await Get(url)).Status);
}
