namespace Bargate.Tests.Cases;

/// <summary>The keys of the staff area: each is also something to press.</summary>
public sealed class ShortcutTests(CasesSite site) : IClassFixture<CasesSite>
{
    [Fact]
    public async Task Every_key_that_is_listed_is_a_link_a_button_or_a_field_and_no_other_is()
    {
        var (bin, road) = (await site.Open(), await site.Open("road-problem"));
        var helen = await site.As("Helen");
        var list = await helen.Get("/staff/shortcuts");
        string[] Listed(int table) => [.. list.Document.QuerySelectorAll("table")[table].QuerySelectorAll("kbd").Select(it => it.TextContent).Order(StringComparer.Ordinal)];
        string[] Marked(Page page) => [.. page.Document.QuerySelectorAll("main [data-key], nav [data-key]").Where(it => it.Closest(".bg-staff-nav") is null).Select(it => it.GetAttribute("data-key")!).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal("/staff/shortcuts", list.Document.QuerySelector("header a[data-key='?']")!.GetAttribute("href"));
        Assert.Equal(["1", "2", "3"], list.Document.QuerySelectorAll(".bg-staff-nav [data-key]").Take(3).Select(it => it.GetAttribute("data-key")!));
        var queue = await helen.Get("/staff/cases");
        Assert.Equal(Listed(1), Marked(queue).Concat(["j", "k"]).Order(StringComparer.Ordinal));
        Assert.NotEmpty(queue.Document.QuerySelectorAll("tbody a[data-row]"));
        // A bin has one stage to move to and a road has several.
        var meera = await site.As("Meera");
        var onCases = Marked(await meera.Get($"/staff/cases/{bin.Reference}")).Union(Marked(await meera.Get($"/staff/cases/{road.Reference}")));
        Assert.Equal(Listed(2), onCases.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task They_can_be_turned_off()
    {
        var page = await (await site.As("Grace")).Get("/staff/shortcuts");
        Assert.Equal(["off", "on"], page.Document.QuerySelectorAll("button[type=button][data-keys-set][hidden]").Select(it => it.GetAttribute("data-keys-set")!));
    }
}
