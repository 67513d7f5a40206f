using System.Net;

namespace Bargate.Tests.Forms;

/// <summary>Finding a place without a map, and what the map's script is given.</summary>
[Collection(FormsTests.Name)]
public sealed class LocationTests(FormsSite site)
{
    const string Url = "/services/a-location";

    static string Answer(Page page) => page.Document.QuerySelector(".govuk-summary-list__value")!.TextContent.Trim();

    static IReadOnlyList<string> Choices(Page page) => [.. page.Document.QuerySelectorAll("[name=it-choice]").Select(it => it.GetAttribute("value")!)];

    async Task<Page> Find(Visitor resident, string words) => await resident.Submit(await resident.Get($"{Url}/it"), ("it-words", words), ("action", "find"));

    [Fact]
    public async Task A_postcode_finds_its_place()
    {
        using var resident = site.Visitor();
        var page = await Find(resident, "so14 1aa");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var choice = Assert.Single(Choices(page));
        page = await resident.Submit(page, ("it-words", "so14 1aa"), ("it-choice", choice), ("it-details", "By the gate\nand the tree"));
        Assert.StartsWith("Near ", Answer(page), StringComparison.Ordinal);
        Assert.Contains("SO14 1", Answer(page), StringComparison.Ordinal);
        Assert.EndsWith("By the gate\nand the tree", Answer(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_street_is_one_of_several_and_one_must_be_chosen()
    {
        using var resident = site.Visitor();
        var page = await Find(resident, "road");
        var choices = Choices(page);
        Assert.InRange(choices.Count, 2, 10);
        page = await resident.Submit(page, ("it-words", "road"));
        QuestionTypeContract.IsRefused(page, "Choose which place you mean");
        Assert.Equal(choices, Choices(page));
        page = await resident.Submit(page, ("it-words", "road"), ("it-choice", choices[1]));
        Assert.StartsWith("Near ", Answer(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_is_still_there_for_whoever_comes_back()
    {
        using var resident = site.Visitor();
        var choices = Choices(await Find(resident, "road"));
        Assert.Equal(choices, Choices(await resident.Get($"{Url}/it")));
    }

    [Fact]
    public async Task A_place_from_before_is_not_sent_when_another_is_looked_for()
    {
        using var resident = site.Visitor();
        var page = await Find(resident, "SO14 1AA");
        await resident.Submit(page, ("it-words", "SO14 1AA"), ("it-choice", Choices(page)[0]));
        page = await resident.Get($"{Url}/it?from=check");
        Assert.NotEqual("", page.Document.QuerySelector("#it-latitude")!.GetAttribute("value"));
        page = await resident.Submit(page, ("it-words", "road"), ("action", "find"));
        Assert.Equal("", page.Document.QuerySelector("#it-latitude")!.GetAttribute("value"));
        QuestionTypeContract.IsRefused(await resident.Submit(page, ("it-words", "road")), "Choose which place you mean");
    }

    [Theory]
    [InlineData("NaN", "Infinity")]
    [InlineData("999", "999")]
    [InlineData("50,9", "-1,4")]
    public async Task A_pin_that_is_no_place_is_not_an_answer(string latitude, string longitude)
    {
        using var resident = site.Visitor();
        QuestionTypeContract.IsRefused(await resident.Submit(await resident.Get($"{Url}/it"), ("it-latitude", latitude), ("it-longitude", longitude)), null);
    }

    [Fact]
    public async Task The_map_is_hidden_until_its_script_runs_and_the_script_is_the_sites_own()
    {
        using var resident = site.Visitor();
        var page = await resident.Get($"{Url}/it");
        var map = page.Document.QuerySelector("[data-bg-map=it]")!;
        Assert.True(map.HasAttribute("hidden"));
        Assert.Contains(";", map.GetAttribute("data-bg-map-boundary")!, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), style, [style], [onclick]"));
        foreach (var file in page.Document.QuerySelectorAll("script[src], link[rel=stylesheet]").Select(it => it.GetAttribute("src") ?? it.GetAttribute("href")!))
        {
            Assert.StartsWith("/", file, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await resident.Http.GetAsync(file)).StatusCode);
        }
        Assert.Contains(page.Document.QuerySelectorAll("script"), it => it.GetAttribute("src")!.StartsWith("/assets/map.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("50.905,-1.404", HttpStatusCode.OK, "The pin is here: Near ")]
    [InlineData("51.5,-0.12", HttpStatusCode.OK, "The pin is outside the area of Southampton City Council")]
    [InlineData("nonsense", HttpStatusCode.NotFound, "")]
    [InlineData("NaN,NaN", HttpStatusCode.NotFound, "")]
    [InlineData("1e400,0", HttpStatusCode.NotFound, "")]
    public async Task Where_the_pin_is_can_be_said_in_words(string at, HttpStatusCode status, string words)
    {
        using var resident = site.Visitor();
        var answer = await resident.Http.GetAsync($"/places/pin?at={at}");
        Assert.Equal(status, answer.StatusCode);
        if (words.Length > 0) Assert.StartsWith(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_was_found_must_be_chosen_and_the_list_stays()
    {
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get("/services/a-address/it"), ("it-postcode", "SO14 1AA"), ("action", "find"));
        var found = page.Document.QuerySelectorAll("#it-uprn option").Length;
        Assert.True(found > 1);
        page = await resident.Submit(page, ("it-postcode", "SO14 1AA"), ("it-uprn", ""));
        QuestionTypeContract.IsRefused(page, "Enter your postcode and find your address, or type it");
        Assert.Equal(found, page.Document.QuerySelectorAll("#it-uprn option").Length);
        Assert.Equal(found, (await resident.Get("/services/a-address/it")).Document.QuerySelectorAll("#it-uprn option").Length);
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_not_taken()
    {
        using var resident = site.Visitor();
        QuestionTypeContract.IsRefused(await resident.Submit(await resident.Get("/services/a-address/it"), ("it-postcode", "SO14 1AA"), ("it-uprn", "99999999999999999999")), null);
    }
}
