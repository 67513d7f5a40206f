using System.Net;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>Officers and pairs: side by side, decided, undone, with a second pair of eyes where a flag asks for it.</summary>
public sealed class ReviewPageTests(DeskHouse site) : IClassFixture<DeskHouse>
{
    const string Queue = "/staff/records/review";

    [Fact]
    public async Task A_pair_is_decided_the_next_one_opens_and_the_banner_takes_it_back()
    {
        var helen = await site.As(Officers.WasteLead);
        var (pair, other) = (await site.Ask("D1", forename: "Adele"), await site.Ask("D2"));
        var before = await site.State([pair.One, pair.Other]);
        var queue = await helen.Get(Queue);
        Assert.Contains("Adele Example", queue.Main, StringComparison.Ordinal);
        var page = await helen.Get($"{Queue}/{pair.Task.Value}");
        Assert.Contains("about 94 are the same", page.Main, StringComparison.Ordinal);
        Assert.Contains("Nearly the same", Row(page, "Forename"), StringComparison.Ordinal);
        Assert.Contains("forenames almost alike (+2.5)", Row(page, "Forename"), StringComparison.Ordinal);
        Assert.Contains("Same", Row(page, "Date of birth"), StringComparison.Ordinal);
        Assert.Contains("test-library", page.Main, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".bg-waterfall svg title"));
        Assert.NotEqual(0, await site.Audited(pair.One, "record-pair-seen"));
        var next = await helen.Submit(page, ("Outcome", "same"), ("Why", "Same birth certificate"));
        Assert.StartsWith($"{Queue}/", next.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(pair.Task.Value.ToString(), next.Url.Split('?')[0], StringComparison.Ordinal);
        Assert.Equal(await site.PersonOf(pair.One), await site.PersonOf(pair.Other));
        Assert.Contains("They are one record now", next.Main, StringComparison.Ordinal);
        var mine = await helen.Get($"{Queue}/decided");
        Assert.StartsWith("Adele Example", mine.Document.QuerySelector("main tbody th")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotNull(mine.Document.QuerySelector($"main tbody a[href='{Queue}/{pair.Task.Value}']"));
        Assert.DoesNotContain("Adele Example", (await (await site.As(Officers.HighwaysLead)).Get($"{Queue}/decided")).Main, StringComparison.Ordinal);
        var again = await helen.Submit(next, new Dictionary<string, string>(), $"{Queue}/{pair.Task.Value}?handler=Undo");
        Assert.Contains("Everything is as it was", again.Main, StringComparison.Ordinal);
        Assert.Equal(before, await site.State([pair.One, pair.Other]));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        // The question stands again, and the old page says what became of it.
        Assert.Contains("Taken back: Helen Marsh", (await helen.Get($"{Queue}/{pair.Task.Value}")).Main, StringComparison.Ordinal);
        await Settle(helen, other.Task, Latest(again.Url));
    }

    [Fact]
    public async Task Not_the_same_and_unsure_end_the_question_and_unsure_ones_are_found_again()
    {
        var helen = await site.As(Officers.WasteLead);
        var (apart, unsure) = (await site.Ask("E1"), await site.Ask("E2"));
        await helen.Submit(await helen.Get($"{Queue}/{apart.Task.Value}"), ("Outcome", "not-same"));
        await helen.Submit(await helen.Get($"{Queue}/{unsure.Task.Value}"), ("Outcome", "unsure"));
        Assert.Equal(Says.NotSame, await site.InDatabase(db => db.Assertions.Where(it => it.Left == apart.One && it.Right == apart.Other && it.RevokedAt == null).Select(it => it.Says).SingleAsync()));
        var list = await helen.Get($"{Queue}?kind=unsure");
        Assert.NotNull(list.Document.QuerySelector($"a[href*='{unsure.Task.Value}']"));
        Assert.Null(list.Document.QuerySelector($"a[href*='{apart.Task.Value}']"));
        var asked = await helen.Submit(await helen.Get($"{Queue}/{unsure.Task.Value}"));
        Assert.Contains("What do you think?", asked.Main, StringComparison.Ordinal);
        await Settle(helen, Latest(asked.Url));
    }

    [Fact]
    public async Task A_pair_with_a_flag_needs_a_reason_and_another_officer()
    {
        var (helen, alan) = (await site.As(Officers.WasteLead), await site.As(Officers.HighwaysLead));
        var pair = await site.Ask("F1", "test-care");
        var url = $"{Queue}/{pair.Task.Value}";
        var refused = await helen.Submit(await helen.Get(url), ("Outcome", "same"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter a reason"), (refused.Status, Assert.Single(refused.Errors)));
        await helen.Submit(await helen.Get(url), ("Outcome", "same"), ("Why", "Same hospital number"));
        Assert.NotEqual(await site.PersonOf(pair.One), await site.PersonOf(pair.Other));
        var mine = await helen.Get(url);
        Assert.Contains("You were the first officer", mine.Main, StringComparison.Ordinal);
        var version = await site.InDatabase(db => db.Reviews.Where(it => it.Id == pair.Task).Select(it => it.Version).SingleAsync());
        var token = mine.Document.QuerySelector("[name=_token]")!.GetAttribute("value")!;
        using var self = await helen.Http.PostAsync($"{url}?handler=Second", new FormUrlEncodedContent([new("_token", token), new("Version", $"{version}"), new("Agrees", "true")]));
        Assert.Equal(HttpStatusCode.Conflict, self.StatusCode);
        Assert.NotEqual(await site.PersonOf(pair.One), await site.PersonOf(pair.Other));
        Assert.NotNull((await alan.Get($"{Queue}?kind=second")).Document.QuerySelector($"a[href*='{pair.Task.Value}']"));
        var seen = await alan.Get(url);
        Assert.Contains("Same hospital number", seen.Main, StringComparison.Ordinal);
        await alan.Submit(seen, new Dictionary<string, string> { ["Agrees"] = "false" });
        Assert.Contains("What do you think?", (await helen.Get(url)).Main, StringComparison.Ordinal);
        await helen.Submit(await helen.Get(url), ("Outcome", "same"), ("Why", "Same hospital number"));
        await alan.Submit(await alan.Get(url), ("Agrees", "true"));
        Assert.Equal(await site.PersonOf(pair.One), await site.PersonOf(pair.Other));
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_decided_and_what()
    {
        var (helen, alan) = (await site.As(Officers.WasteLead), await site.As(Officers.HighwaysLead));
        var pair = await site.Ask("G1");
        var (hers, his) = (await helen.Get($"{Queue}/{pair.Task.Value}"), await alan.Get($"{Queue}/{pair.Task.Value}"));
        await alan.Submit(his, ("Outcome", "not-same"));
        var late = await helen.Submit(hers, ("Outcome", "same"), ("Why", "I know them both"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Not the same: Alan Frobisher", late.Main, StringComparison.Ordinal);
        Assert.Contains("I know them both", late.Main, StringComparison.Ordinal);
        Assert.NotNull(late.Document.QuerySelector($"a[href='{Queue}/{pair.Task.Value}']"));
        Assert.NotEqual(await site.PersonOf(pair.One), await site.PersonOf(pair.Other));
    }

    [Fact]
    public async Task Restricted_records_do_not_exist_without_the_permission_and_open_for_a_reason_with_it()
    {
        var (helen, meera) = (await site.As(Officers.WasteLead), await site.As(Officers.Administrator));
        var pair = await site.Ask("H1", "test-shelter", forename: "Bathsheba");
        var url = $"{Queue}/{pair.Task.Value}";
        Assert.Equal(HttpStatusCode.NotFound, (await helen.Get(url)).Status);
        Assert.Null((await helen.Get(Queue)).Document.QuerySelector($"a[href*='{pair.Task.Value}']"));
        var shut = await meera.Get(url);
        Assert.DoesNotContain("Bathsheba", shut.Html, StringComparison.Ordinal);
        Assert.Equal(0, await site.Audited(pair.One, "record-pair-seen"));
        Assert.Equal("Enter a reason", Assert.Single((await meera.Submit(shut)).Errors));
        var open = await meera.Submit(shut, ("Why", "Case MB-123-456"));
        Assert.Contains("Bathsheba", open.Main, StringComparison.Ordinal);
        Assert.Equal(1, await site.Audited(await site.PersonOf(pair.Other), "record-restricted-opened"));
    }

    [Fact]
    public async Task A_household_is_shown_as_such_and_can_be_asked_for()
    {
        var helen = await site.As(Officers.WasteLead);
        var (family, plain) = (await site.Ask("I1", household: 0.3), await site.Ask("I2"));
        var list = await helen.Get($"{Queue}?register=customers&kind=household");
        Assert.NotNull(list.Document.QuerySelector($"a[href*='{family.Task.Value}']"));
        Assert.Null(list.Document.QuerySelector($"a[href*='{plain.Task.Value}']"));
        Assert.Contains("30 % that these are two of them", (await helen.Get($"{Queue}/{family.Task.Value}")).Main, StringComparison.Ordinal);
        Assert.Contains("No pair waits here", (await helen.Get($"{Queue}?register=debts")).Main, StringComparison.Ordinal);
        Assert.NotNull((await helen.Get($"{Queue}?source=test-library")).Document.QuerySelector($"a[href*='{plain.Task.Value}']"));
        Assert.Null((await helen.Get($"{Queue}?source=test-care")).Document.QuerySelector($"a[href*='{plain.Task.Value}']"));
        var skip = await helen.Get($"{Queue}/next?kind=household&after={plain.Task.Value}");
        Assert.StartsWith($"{Queue}/", skip.Url, StringComparison.Ordinal);
        Assert.Contains("kind=household", skip.Url, StringComparison.Ordinal);
        await Settle(helen, family.Task, plain.Task);
    }

    [Fact]
    public async Task An_officer_without_the_permission_is_refused_and_nonsense_is_no_page()
    {
        var (grace, helen) = (await site.As(Officers.WasteOfficer), await site.As(Officers.WasteLead));
        var pair = await site.Ask("J1");
        foreach (var url in new[] { Queue, $"{Queue}/{pair.Task.Value}", $"{Queue}/next", "/staff/records/samples", "/staff/records/runs" })
            Assert.Equal(HttpStatusCode.Forbidden, (await grace.Get(url)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await helen.Get("/staff/records/runs")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await helen.Get($"{Queue}/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await helen.Get($"{Queue}/nonsense")).Status);
        Assert.Equal(HttpStatusCode.OK, (await helen.Get($"{Queue}?register=x&kind=y&order=z&page=-1&done=q")).Status);
        await Settle(helen, pair.Task);
    }

    [Fact]
    public async Task Every_key_that_is_listed_is_on_these_pages_and_every_word_is_there()
    {
        var helen = await site.As(Officers.WasteLead);
        var (pair, second) = (await site.Ask("K1"), await site.Ask("K2"));
        var listed = (await helen.Get("/staff/shortcuts")).Document.QuerySelectorAll("table")[3].QuerySelectorAll("kbd").Select(it => it.TextContent);
        var pages = new List<Page> { await helen.Get(Queue), await helen.Get($"{Queue}/{pair.Task.Value}") };
        pages.Add(await helen.Submit(pages[1], ("Outcome", "unsure")));
        var marked = pages.SelectMany(it => it.Document.QuerySelectorAll("main [data-key], nav [data-key]").Where(one => one.Closest(".bg-staff-nav") is null).Select(one => one.GetAttribute("data-key")!));
        Assert.Equal(listed.Order(StringComparer.Ordinal), marked.Concat(["j", "k"]).Distinct().Order(StringComparer.Ordinal));
        Assert.NotEmpty(pages[0].Document.QuerySelectorAll("a[data-row]"));
        Assert.DoesNotContain(site.Services.GetRequiredService<Bargate.Kernel.Councils.Words>().Missing, it => it.StartsWith("records.", StringComparison.Ordinal));
        await Settle(helen, second.Task);
    }

    static string Row(Page page, string field) => page.Document.QuerySelectorAll(".bg-pair tbody tr").Single(it => it.QuerySelector("th")!.TextContent == field).TextContent;

    static ReviewId Latest(string url) => ReviewId.From(Guid.Parse(url.Split('?')[0].Split('/')[^1]));

    // So that one test's pairs are not the next of another's.
    static async Task Settle(Visitor officer, params ReviewId[] tasks)
    {
        foreach (var it in tasks) await officer.Submit(await officer.Get($"{Queue}/{it.Value}"), ("Outcome", "unsure"));
    }
}
