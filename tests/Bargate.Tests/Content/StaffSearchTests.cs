using System.Net;
using Bargate.Kernel.Searching;
using Bargate.Tests.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>What officers see of the search, and how they help it.</summary>
public sealed class StaffSearchTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    static async Task<Page> Send(Visitor officer, string handler, params (string Name, string Value)[] fields)
    {
        var token = (await officer.Get("/staff/search")).Document.QuerySelector("[name=_token]")!.GetAttribute("value")!;
        return await officer.Follow(await officer.Http.PostAsync($"/staff/search?handler={handler}", new FormUrlEncodedContent([new("_token", token), .. fields.Select(it => KeyValuePair.Create(it.Name, it.Value))])));
    }

    Task Written() => site.Services.GetRequiredService<SearchLog>().Write(CancellationToken.None);

    static string? First(Page page) => page.Document.QuerySelector(".bg-answer a, [data-results=found] a")?.GetAttribute("href");

    [Fact]
    public async Task Top_queries_and_those_without_results_are_listed_and_no_secret_is()
    {
        using var resident = site.Visitor();
        for (var i = 0; i < 3; i++) await resident.Get("/search?q=garden+waste");
        await resident.Get("/search?q=vwqxzz");
        await resident.Get("/search?q=bin+jo%40example.org+0770+0900123");
        await resident.Get("/search?q=toddler+group+SO14+7LY");
        await resident.Get("/search?q=garden+waste&results=2");
        await Written();
        using var officer = await site.Officer(Officers.Administrator);
        var page = await officer.Get("/staff/search");
        Assert.Equal("What people search for", page.Heading);
        Assert.All(page.Document.QuerySelectorAll("main dt"), it => Assert.NotEqual("", it.TextContent.Trim()));
        Assert.Contains(page.Document.QuerySelectorAll("[data-figures=top] tbody tr"), it => it.Children[0].TextContent == "garden waste" && it.Children[1].TextContent == "3");
        Assert.Contains("vwqxzz", page.Document.QuerySelector("[data-figures=nothing]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("0900123", page.Main, StringComparison.Ordinal);
        // What was left out is said in words, and is no part of the link.
        var left = page.Document.QuerySelectorAll("[data-figures=top] th[scope=row]").Single(it => it.TextContent.Contains("toddler group", StringComparison.Ordinal));
        Assert.Equal("/search?q=toddler%20group", left.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("left out", left.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("*", left.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_synonym_is_tried_on_the_judged_queries_before_it_is_saved_and_then_holds()
    {
        using var officer = await site.Officer(Officers.Administrator);
        using var resident = site.Visitor();
        Assert.DoesNotContain("allotments", First(await resident.Get("/search?q=blorptastic")) ?? "", StringComparison.Ordinal);
        var tried = await Send(officer, "try", ("Text", "blorptastic => allotment"), ("Show", ""));
        Assert.Contains("The judged queries score", tried.Main, StringComparison.Ordinal);
        Assert.Contains("None of the judged queries is answered differently", tried.Main, StringComparison.Ordinal);
        // No judged query has the word: what it would find itself is shown.
        var own = tried.Document.QuerySelector("[data-figures=own] tbody tr")!.Children;
        Assert.Equal("blorptastic", own[0].TextContent);
        Assert.DoesNotContain("llotment", own[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("llotment", own[2].TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabase(db => db.Set<RuleRow>().CountAsync(it => it.Text.Contains("blorptastic"))));
        var saved = await Send(officer, "save", ("Text", "blorptastic => allotment"), ("Show", ""));
        Assert.Contains("blorptastic", saved.Document.QuerySelector("[data-figures=rules]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("allotments", First(await resident.Get("/search?q=blorptastic"))!, StringComparison.Ordinal);
        // By its own button, with the token that it has itself.
        var remove = saved.Document.QuerySelector("form[action*=remove]")!;
        var removed = await officer.Follow(await officer.Http.PostAsync("/staff/search" + remove.GetAttribute("action"), new FormUrlEncodedContent(remove.QuerySelectorAll("input").Select(it => KeyValuePair.Create(it.GetAttribute("name")!, it.GetAttribute("value")!)))));
        Assert.DoesNotContain("blorptastic", removed.Document.QuerySelector("[data-figures=rules]")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("allotments", First(await resident.Get("/search?q=blorptastic")) ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_changes_a_judged_query_shows_which_and_how()
    {
        using var officer = await site.Officer(Officers.Administrator);
        var tried = await Send(officer, "try", ("Text", "rats"), ("Show", "/environment/parks"));
        Assert.Contains("1 worse", tried.Main, StringComparison.Ordinal);
        Assert.Contains("/environment/parks", tried.Document.QuerySelector("section table:not([data-figures])")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Write the synonym"), InlineData("sofa", "", "at least two phrases"), InlineData("a => b => c", "", "only once"), InlineData("sofa", "bins", "begins with /"), InlineData("sofa", "/nowhere-at-all", "Nothing that can be found"), InlineData("sofa", "//evil.example", "begins with /")]
    public async Task A_faulty_rule_says_what_to_write(string text, string show, string wanted)
    {
        using var officer = await site.Officer(Officers.Administrator);
        var page = await Send(officer, "save", ("Text", text), ("Show", show));
        Assert.Contains(wanted, page.Document.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_searches_are_forgotten_and_what_people_choose_is_counted()
    {
        var old = new AskedRow { Id = Guid.NewGuid(), Day = new DateOnly(2001, 1, 1), Query = "long ago", Found = 1 };
        var entry = EntryRow.IdOf("pages", "/environment/allotments");
        await site.InDatabase(async db =>
        {
            db.Add(old);
            db.Add(new ChosenRow { Id = Guid.NewGuid(), Day = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime), Query = "plot", Place = 2, Entry = entry });
            return await db.SaveChangesAsync();
        });
        await site.InScope(async scope => { await scope.GetRequiredService<CompareSearch>().Run(CancellationToken.None); return 0; });
        Assert.False(await site.InDatabase(db => db.Set<AskedRow>().AnyAsync(it => it.Id == old.Id)));
        Assert.True(await site.InDatabase(db => db.Set<EntryRow>().Where(it => it.Id == entry).Select(it => it.Popularity).SingleAsync()) >= 1);
    }
}
