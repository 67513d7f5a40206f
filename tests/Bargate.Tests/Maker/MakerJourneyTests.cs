using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Maker;

/// <summary>From nothing to a closed case, by forms alone.</summary>
public sealed class MakerJourneyTests(MakerSite site) : IClassFixture<MakerSite>
{
    const string Service = "wobbly-bench";

    [Fact]
    public async Task A_service_of_twelve_questions_is_made_approved_published_sent_and_its_case_closed()
    {
        using var maker = await site.Officer(Making.Maker);
        using var second = await site.Officer(Making.Second);
        var page = await maker.Submit(await maker.Get("/staff/services/new"), ("ServiceTitle", "Report a wobbly bench"), ("Address", Service), ("Team", "street-cleaning"));
        Assert.Equal($"/staff/services/show/{Service}", page.Url);
        (string Ask, string Type, string Id)[] questions =
        [
            ("How many are there?", "number", "count"), ("When did you see it?", "date", "seen"), ("Is it wet?", "yes-no", "wet"), ("How wet is it?", "choice", "wetness"),
            ("Which colour is it?", "text", "colour"), ("How deep is it?", "number", "depth"), ("Which park is it in?", "text", "park"), ("What else?", "long-text", "more"),
        ];
        foreach (var (ask, type, id) in questions) Assert.Equal(HttpStatusCode.OK, (await maker.Add(Service, ask, type, id)).Status);
        page = await maker.AskOnlyIf(Service, "questions/wetness", "wet", "yes");
        Assert.Contains("Is it wet?", page.Main, StringComparison.Ordinal);
        page = await maker.AskOnlyIf(Service, "questions/depth", "kind", "is", "ours");
        page = await maker.Get($"/staff/services/show/{Service}");
        Assert.Contains("Ask How wet is it? only if Is it wet? is Yes", Plain(page), StringComparison.Ordinal);
        Assert.Equal(12, page.Document.QuerySelectorAll("li[id^=part-questions-]").Length);

        await maker.RemoveWalks(Service);
        var answers = new Answers(("kind", "ours"), ("urgent", "no"), ("details", "It wobbles."), ("email", ""), ("count", "2"), ("seen", "2026-11-20"), ("wet", "yes"), ("wetness", "first"), ("colour", "Green"), ("depth", "3"), ("park", "The Common"), ("more", "Nothing else."));
        await maker.Record(Service, await maker.Preview(Service, answers), "The main way");
        await maker.Record(Service, await maker.Preview(Service, answers.But("kind", "other")), "Not ours");
        await maker.Record(Service, await maker.ChangeMind(await maker.Preview(Service, answers), "urgent", answers.But("urgent", "yes")), "It is urgent");
        page = await maker.Get($"/staff/services/walks/{Service}");
        Assert.Equal(3, page.Document.QuerySelectorAll(".govuk-tag--green").Length);

        page = await maker.Get($"/staff/services/review/{Service}");
        Assert.Empty(page.Document.QuerySelectorAll(".bg-problems li").Select(it => it.TextContent));
        page = await maker.Send(Service);
        Assert.Null(page.Document.QuerySelector($"form[action='/staff/services/review/{Service}?handler=approve']"));
        // Who sent it does not publish it, whatever is posted.
        var seen = (await second.Get($"/staff/services/review/{Service}")).Document.QuerySelector("[name=Seen]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Conflict, (await Post(maker, $"/staff/services/review/{Service}?handler=approve", page, seen)).StatusCode);
        // Nor does a page that showed something else.
        var stale = await second.Submit(await second.Get($"/staff/services/review/{Service}"), new Dictionary<string, string> { ["Seen"] = "1.." }, $"/staff/services/review/{Service}?handler=approve");
        Assert.Contains("Somebody changed or published this", Assert.Single(stale.Errors), StringComparison.Ordinal);
        Assert.Null(site.Live(Service));
        Assert.Contains("Alan Frobisher", page.Main, StringComparison.Ordinal);
        page = await second.Get("/staff");
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/staff/services/review/{Service}']"));
        Assert.Contains("Which park is it in?", (await second.Get($"/staff/services/review/{Service}")).Main, StringComparison.Ordinal);
        Assert.Contains("Report a wobbly bench", (await second.Get("/staff/services")).Main, StringComparison.Ordinal);
        page = await second.Approve(Service);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(1, site.Live(Service)?.Number);
        Assert.True(File.Exists(site.FileOf(Service)));

        using var resident = site.Visitor();
        page = await resident.Get($"/services/{Service}/kind");
        foreach (var id in new[] { "kind", "urgent", "details", "email", "count", "seen", "wet", "wetness", "colour", "depth", "park", "more" })
        {
            Assert.EndsWith($"/{id}", page.Url, StringComparison.Ordinal);
            page = await resident.Submit(page, answers.Of(id));
        }
        page = await resident.Submit(page);
        var reference = page.Document.QuerySelector(".govuk-panel__body strong")!.TextContent;
        var id2 = await site.InDatabase(db => db.Set<Bargate.Cases.Case>().Where(it => it.Reference == reference).Select(it => it.Id).SingleAsync());
        page = await second.Get($"/staff/cases/close/{id2.Value}");
        page = await second.Submit(page, ("choice", page.Document.QuerySelector("input[name=choice]")!.GetAttribute("value")!));
        Assert.True(await site.InDatabase(db => db.Set<Bargate.Cases.Case>().AnyAsync(it => it.Reference == reference && it.ClosedAt != null)), page.Main);
    }

    static async Task<HttpResponseMessage> Post(Visitor officer, string url, Page page, string seen) =>
        await officer.Http.PostAsync(url, new FormUrlEncodedContent([new("_token", page.Document.QuerySelector("[name=_token]")!.GetAttribute("value")!), new("Version", "2"), new("Seen", seen)]));

    static string Plain(Page page) => string.Join(' ', page.Main.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
