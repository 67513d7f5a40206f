using System.Net;
using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Files;
using Bargate.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Cases;

/// <summary>One case, its verbs and who may use them.</summary>
public sealed class CasePageTests(CasesSite site) : IClassFixture<CasesSite>
{
    static readonly string[] Verbs = ["move", "close", "assign", "give", "note", "message", "duplicate"];

    [Fact]
    public async Task Every_url_of_another_teams_case_is_a_page_that_does_not_exist()
    {
        var road = await site.Open("road-problem", photo: [1, 2, 3]);
        var file = await FileOf(road.Id);
        var (grace, alan) = (await site.As("Grace"), await site.As("Alan"));
        foreach (var url in Verbs.Append("reopen").Select(it => $"/staff/cases/{it}/{road.Id.Value}")
            .Concat([$"/staff/cases/{road.Id.Value}", $"/staff/cases/{road.Reference}", $"/staff/cases/release/{file.Value}", $"/staff/cases/file/{file.Value}"]))
        {
            Assert.True((await grace.Get(url)).Status == HttpStatusCode.NotFound, url);
            Assert.True((await alan.Get(url)).Status == HttpStatusCode.OK || url.Contains("reopen", StringComparison.Ordinal), url);
        }
        // A form of one's own case, posted to another's address.
        var own = await site.Open();
        foreach (var verb in Verbs)
        {
            var form = await grace.Get($"/staff/cases/{verb}/{own.Id.Value}");
            var token = form.Document.QuerySelector("main form[method=post] input[name='_token']")!.GetAttribute("value")!;
            var refused = await grace.Http.PostAsync($"/staff/cases/{verb}/{road.Id.Value}", new FormUrlEncodedContent([new("_token", token), new("Text", "x")]));
            Assert.True(refused.StatusCode == HttpStatusCode.NotFound, $"{verb}: {refused.StatusCode}");
        }
    }

    [Theory]
    [InlineData("not-an-id")]
    [InlineData("RD-222-222")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_malformed_case_id_is_a_page_that_does_not_exist(string id)
    {
        var grace = await site.As("Grace");
        foreach (var url in Verbs.Select(it => $"/staff/cases/{it}/{id}").Append($"/staff/cases/{id}").Append($"/staff/cases/file/{id}").Append($"/staff/cases/release/{id}"))
            Assert.Equal(HttpStatusCode.NotFound, (await grace.Get(url)).Status);
    }

    [Fact]
    public async Task Looking_at_a_case_is_written_down_before_it_is_shown()
    {
        var made = await site.Open(name: "Looked At", email: "looked@example.org");
        var page = await (await site.As("Grace")).Get($"/staff/cases/{made.Reference.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}");
        Assert.Contains("looked@example.org", page.Main, StringComparison.Ordinal);
        var seen = await site.InDatabase(db => db.Set<AuditRow>().SingleAsync(it => it.About == made.Id.Value && it.Action == "case-seen"));
        Assert.Equal(CasesSite.IdOf("Grace").Value, seen.ActorId);
    }

    [Fact]
    public async Task A_case_moves_with_what_the_stage_asks_and_says_first_what_the_resident_is_told()
    {
        var made = await site.Open();
        var grace = await site.As("Grace");
        var form = await grace.Get($"/staff/cases/move/{made.Id.Value}?to=checked");
        Assert.NotEmpty((await grace.Submit(form, ("choice", "checked"))).Errors);
        (string, string)[] filled = [("choice", "checked"), ("asked.checked.date.Day", "9"), ("asked.checked.date.Month", "3"), ("asked.checked.date.Year", "2027")];
        var preview = await grace.Submit(form, [.. filled, ("look", "true")]);
        Assert.Contains("We will come back for your bin by Tuesday 9 March 2027.", preview.Main, StringComparison.Ordinal);
        Assert.Equal("received", (await site.Read(made.Id)).Stage);
        var shown = await grace.Submit(preview, filled);
        Assert.Equal($"/staff/cases/{made.Reference}", shown.Url);
        Assert.Contains("We will come back for your bin by Tuesday 9 March 2027.", shown.Main, StringComparison.Ordinal);
        Assert.Equal("checked", (await site.Read(made.Id)).Stage);
    }

    [Fact]
    public async Task A_case_is_closed_only_with_a_reason_where_the_service_has_reasons()
    {
        var made = await site.Open();
        var grace = await site.As("Grace");
        var form = await grace.Get($"/staff/cases/close/{made.Id.Value}");
        Assert.NotEmpty((await grace.Submit(form, ("choice", "not-returning"))).Errors);
        await grace.Submit(form, ("choice", "not-returning/no-access"));
        var it = await site.Read(made.Id);
        Assert.Equal(("not-returning", "no-access", false), (it.Stage, it.Reason, it.IsOpen));
    }

    [Fact]
    public async Task The_second_of_two_officers_hears_that_the_case_was_changed()
    {
        var made = await site.Open();
        var (grace, tom) = (await site.As("Grace"), await site.As("Tom"));
        var first = await grace.Get($"/staff/cases/close/{made.Id.Value}");
        var second = await tom.Get($"/staff/cases/close/{made.Id.Value}");
        await grace.Submit(first, ("choice", "collected"));
        var refused = await tom.Submit(second, ("choice", "not-returning/not-ours"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("collected", (await site.Read(made.Id)).Stage);
    }

    [Fact]
    public async Task A_case_given_away_is_gone_for_those_who_gave_it()
    {
        var made = await site.Open();
        var tom = await site.As("Tom");
        var page = await tom.Submit(await tom.Get($"/staff/cases/give/{made.Id.Value}"), ("To", "highways"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await tom.Get($"/staff/cases/{made.Reference}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("Alan")).Get($"/staff/cases/{made.Reference}")).Status);
    }

    [Fact]
    public async Task An_officer_takes_a_case_but_only_a_lead_gives_it_to_another()
    {
        var made = await site.Open();
        var (tom, helen) = (await site.As("Tom"), await site.As("Helen"));
        var grace = CasesSite.IdOf("Grace").Value.ToString();
        Assert.NotEmpty((await tom.Submit(await tom.Get($"/staff/cases/assign/{made.Id.Value}"), ("To", grace))).Errors);
        await helen.Submit(await helen.Get($"/staff/cases/assign/{made.Id.Value}"), ("To", grace));
        Assert.Equal(CasesSite.IdOf("Grace"), (await site.Read(made.Id)).AssignedTo);
    }

    [Fact]
    public async Task Resident_services_see_every_case_and_note_but_do_not_work_them()
    {
        var made = await site.Open();
        var rosa = await site.As("Rosa");
        var page = await rosa.Submit(await rosa.Get($"/staff/cases/note/{made.Id.Value}"), ("Text", "She rang again"));
        Assert.Contains("She rang again", page.Main, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await rosa.Get($"/staff/cases/close/{made.Id.Value}")).Status);
        Assert.DoesNotContain("/staff/cases/close/", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duplicate_is_closed_and_its_reporter_follows_the_other()
    {
        var (first, second) = (await site.Open("road-problem", at: (50.9, -1.4)), await site.Open("road-problem", at: (50.9, -1.4), email: "second@example.org"));
        var alan = await site.As("Alan");
        var form = await alan.Get($"/staff/cases/duplicate/{second.Id.Value}");
        Assert.NotEmpty((await alan.Submit(form, ("Of", second.Reference))).Errors);
        Assert.NotEmpty((await alan.Submit(form, ("Of", first.Id.Value.ToString()))).Errors);
        await alan.Submit(form, ("Of", first.Reference));
        var it = await site.Read(second.Id);
        Assert.Equal((first.Id, "no-action", "duplicate"), (it.DuplicateOf, it.Stage, it.Reason));
        Assert.Equal(1, await site.InDatabase(db => db.Set<Follower>().CountAsync(follower => follower.Case == first.Id)));
        Assert.Contains(second.Reference, (await alan.Get($"/staff/cases/{first.Reference}")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_is_public_only_after_an_officer_released_it_and_never_when_infected()
    {
        var made = await site.Open("road-problem", at: (50.91, -1.41), photo: [0xff, 0xd8, 0xff, 7]);
        var photo = await FileOf(made.Id);
        using var anybody = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Http.GetAsync($"/cases/photo/{photo.Value}")).StatusCode);
        var alan = await site.As("Alan");
        await alan.Submit(await alan.Get($"/staff/cases/release/{photo.Value}"));
        var shown = await anybody.Http.GetAsync($"/cases/photo/{photo.Value}");
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal([0xff, 0xd8, 0xff, 7], await shown.Content.ReadAsByteArrayAsync());
        Assert.Contains("max-age=300", shown.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        var bad = await site.Open("road-problem", photo: [0xff, 0xd8, 0xff, 8], scan: Scan.Infected);
        Assert.Equal(HttpStatusCode.NotFound, (await alan.Http.GetAsync($"/staff/cases/file/{(await FileOf(bad.Id)).Value}")).StatusCode);
    }

    async Task<FileId> FileOf(CaseId id)
    {
        var draft = (await site.Read(id)).Draft;
        return await site.InDatabase(db => db.Set<FileRow>().Where(it => it.About == draft).Select(it => it.Id).SingleAsync());
    }

    [Fact]
    public async Task A_conflict_says_what_changed_and_by_whom_and_gives_back_what_was_typed()
    {
        var made = await site.Open();
        var (grace, tom) = (await site.As("Grace"), await site.As("Tom"));
        await site.Work(made.Id, "Helen", (work, it, who) => work.Assign(it, CasesSite.IdOf("Helen"), "Helen Before", who));
        var form = await tom.Get($"/staff/cases/message/{made.Id.Value}");
        await site.Work(made.Id, "Grace", (work, it, who) => work.Note(it, "A secret of a note", who));
        await site.Collect(made.Id);
        var refused = await tom.Submit(form, ("Text", "First line\nIs it <b>out</b> now?"), ("Wait", "false"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        var change = Assert.Single(refused.Document.QuerySelectorAll("main ul.govuk-list--bullet li")).TextContent;
        Assert.StartsWith("Stage: ", change, StringComparison.Ordinal);
        Assert.Contains("Grace Adeyemi", change, StringComparison.Ordinal);
        Assert.DoesNotContain("Helen Before", refused.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("A secret of a note", refused.Main, StringComparison.Ordinal);
        Assert.Contains("First line\nIs it <b>out</b> now?", refused.Main, StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector($"main a[href='/staff/cases/{made.Reference}']"));
        Assert.Equal(HttpStatusCode.OK, (await grace.Get($"/staff/cases/{made.Reference}")).Status);
    }

    [Fact]
    public async Task What_a_stage_asked_for_is_not_lost_in_a_conflict()
    {
        var made = await site.Open();
        var tom = await site.As("Tom");
        var form = await tom.Get($"/staff/cases/move/{made.Id.Value}");
        await site.Work(made.Id, "Grace", (work, it, who) => work.Assign(it, CasesSite.IdOf("Tom"), "Tom", who));
        var refused = await tom.Submit(form, ("choice", "checked"), ("asked.checked.date.Day", "9"), ("asked.checked.date.Month", "3"), ("asked.checked.date.Year", "2027"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("9 3 2027", refused.Main, StringComparison.Ordinal);
        Assert.Contains("Grace Adeyemi", refused.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_released_by_another_meanwhile_says_by_whom()
    {
        var made = await site.Open("road-problem", at: (50.92, -1.42), photo: [0xff, 0xd8, 0xff, 9]);
        var photo = await FileOf(made.Id);
        var alan = await site.As("Alan");
        var form = await alan.Get($"/staff/cases/release/{photo.Value}");
        await alan.Submit(form);
        var refused = await alan.Submit(form);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Let everybody see the photo: Alan Frobisher", refused.Main, StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector($"main a[href='/staff/cases/{made.Reference}']"));
    }

    [Fact]
    public async Task The_due_day_is_said_once()
    {
        var made = await site.Open("road-problem");
        var due = (await site.Read(made.Id)).DueOn!.Value;
        Assert.True(due.DayNumber > DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).DayNumber + 1);
        var row = (await (await site.As("Alan")).Get($"/staff/cases/{made.Reference}")).Document.QuerySelectorAll(".govuk-summary-list__row").First(it => it.QuerySelector("dt")!.TextContent.Trim() == "Due").TextContent;
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(row, $"{due.Year}"));
    }
}
