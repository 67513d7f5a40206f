using Bargate.Forms.Funnel;
using Bargate.Kernel.Councils;
using Bargate.Tests.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Funnel;

/// <summary>What walks through a form leave behind: these counts, and no others.</summary>
public sealed class WalkCountTests(FunnelSite site) : IClassFixture<FunnelSite>
{
    string Week => Weeks.Of(site.Services.GetRequiredService<Council>().Time.Today(site.Clock)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    string[] Expected(params string[] counts) => [.. counts.Select(it => $"1 Online {Week} {it}").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task A_walk_with_an_error_a_way_back_and_a_leave_gives_exactly_these_counts()
    {
        await site.Publish("walked", FunnelSite.Form("FA"));
        using var resident = site.Visitor();
        await resident.Get("/services/walked");
        var page = await resident.Get("/services/walked/kind");
        page = await resident.Submit(page);
        page = await resident.Submit(page, ("kind", "big"));
        site.Clock.Move(TimeSpan.FromSeconds(40));
        page = await resident.Submit(page, ("name", "far too long a name"));
        page = await resident.Submit(page, ("name", "short"));
        // Back, on through what is answered already, and away.
        page = await resident.Get("/services/walked/name");
        page = await resident.Get("/services/walked/kind");
        page = await resident.Submit(page, ("kind", "small"));
        Assert.Equal("What is it called?", page.Heading);
        Assert.Equal(Expected(
            "Shown start = 1", "Shown kind = 2", "Shown name = 3", "Shown many = 1",
            "Error kind kind missing = 1", "Refused kind = 1", "Answered kind = 2", "Moved start kind = 1", "Moved kind name = 1",
            "Error name name wrong.too-long = 1", "Refused name = 1", "Answered name = 1", "Moved name many = 1", "Took name 45 = 1",
            "Again name = 1", "Again kind = 1"), await site.Counted("walked"));
    }

    [Fact]
    public async Task A_form_that_is_sent_is_counted_once_with_its_time_and_a_changed_answer_is_no_way_back()
    {
        await site.Publish("sent-form", FunnelSite.Form("FB"));
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get("/services/sent-form/kind"), ("kind", "big"));
        site.Clock.Move(TimeSpan.FromMinutes(3));
        page = await resident.Submit(page, ("name", "it"));
        page = await resident.Submit(page, ("many", "2"));
        page = await resident.Submit(await resident.Get("/services/sent-form/many?from=check"), ("many", "3"));
        Assert.Equal("Check your answers", page.Heading);
        page = await resident.Submit(page);
        Assert.EndsWith("/sent", page.Url, StringComparison.Ordinal);
        Assert.Equal(Expected(
            "Shown kind = 1", "Shown name = 1", "Shown many = 2", "Shown check = 2",
            "Answered kind = 1", "Answered name = 1", "Answered many = 2",
            "Moved start kind = 1", "Moved kind name = 1", "Moved name many = 1", "Moved many check = 1", "Moved check sent = 1",
            "Took name 180 = 1", "Took many 5 = 1", "Took check 5 = 1", "Took start 240 = 1"), Within(await site.Counted("sent-form")));

        // Three minutes and the moment that the test takes.
        static string[] Within(string[] counted) => [.. counted.Select(it => it.Replace("Took name 240", "Took name 180", StringComparison.Ordinal).Replace("Took start 180", "Took start 240", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task An_exit_is_where_a_form_is_until_the_answer_is_changed()
    {
        await site.Publish("ended", FunnelSite.Form("FC"));
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get("/services/ended/kind"), ("kind", "none"));
        Assert.Equal("Nothing to do", page.Heading);
        Assert.Equal(Expected("Shown kind = 1", "Shown exit:nothing = 1", "Answered kind = 1", "Moved start kind = 1", "Moved kind exit:nothing = 1"), await site.Counted("ended"));
        await resident.Submit(await resident.Get("/services/ended/kind"), ("kind", "big"));
        Assert.Contains(Expected("Moved exit:nothing name = 1")[0], await site.Counted("ended"));
    }

    [Fact]
    public async Task An_officers_form_for_somebody_counts_as_theirs_from_its_first_page()
    {
        await site.Publish("for-them", FunnelSite.Form("FD"));
        var officer = await site.Officer(Officers.WasteOfficer);
        var page = await officer.Submit(await officer.Get("/staff/on-behalf"), ("Service", "for-them"), ("Channel", "Phone"), ("Consent", "yes"));
        Assert.Equal("What kind is it?", page.Heading);
        Assert.Equal([$"1 OnBehalf {Week} Moved start kind = 1", $"1 OnBehalf {Week} Shown kind = 1"], await site.Counted("for-them"));
    }

    [Fact]
    public async Task A_program_that_says_so_is_not_counted_before_it_answers()
    {
        await site.Publish("robots", FunnelSite.Form("FE"));
        using var robot = site.Visitor();
        robot.Http.DefaultRequestHeaders.UserAgent.ParseAdd("ExampleBot/1.0");
        await robot.Get("/services/robots");
        await robot.Get("/services/robots/kind");
        Assert.Empty(await site.Counted("robots"));
    }

    [Fact]
    public async Task Two_editions_are_counted_apart_and_a_form_stays_with_its_own()
    {
        await site.Publish("two-editions", FunnelSite.Form("FF"));
        using var early = site.Visitor();
        var page = await early.Submit(await early.Get("/services/two-editions/kind"), ("kind", "big"));
        await site.Publish("two-editions", FunnelSite.Form("FF", third: "What is their number?"));
        using var late = site.Visitor();
        await late.Submit(await late.Get("/services/two-editions/kind"), ("kind", "big"));
        await early.Submit(page, ("name", "it"));
        var moves = (await site.Counted("two-editions")).Where(it => it.Contains("Moved", StringComparison.Ordinal));
        Assert.Equal([$"1 Online {Week} Moved kind name = 1", $"1 Online {Week} Moved name many = 1", $"1 Online {Week} Moved start kind = 1", $"2 Online {Week} Moved kind name = 1", $"2 Online {Week} Moved start kind = 1"], moves);
    }

    [Fact]
    public async Task What_happens_later_counts_in_the_week_in_which_the_form_was_begun()
    {
        await site.Publish("slowly", FunnelSite.Form("FG"));
        using var resident = site.Visitor();
        var week = Week;
        var page = await resident.Submit(await resident.Get("/services/slowly/kind"), ("kind", "big"));
        site.Clock.Move(TimeSpan.FromDays(8));
        await resident.Submit(page, ("name", "it"));
        var counted = await site.Counted("slowly");
        Assert.Contains($"1 Online {week} Moved name many = 1", counted);
        Assert.Contains($"1 Online {week} Took name longer = 1", counted);
        Assert.DoesNotContain(counted, it => it.Contains(Week, StringComparison.Ordinal));
    }

    // What is kept: no row holds what was typed, nor who typed it.
    [Fact]
    public async Task What_was_typed_is_nowhere_in_the_counts()
    {
        await site.Publish("secretive", FunnelSite.Form("FH"));
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get("/services/secretive/kind?from=Wanda"), ("kind", "Wanda"));
        page = await resident.Submit(page, ("kind", "small"));
        page = await resident.Submit(page, ("name", "Wanda Wanda Wanda"));
        page = await resident.Submit(page, ("name", "Wanda"));
        await resident.Submit(page, ("many", "Wanda"));
        var counted = await site.Counted("secretive");
        Assert.Contains(counted, it => it.EndsWith("Error many many wrong.number = 1", StringComparison.Ordinal));
        Assert.DoesNotContain(counted, it => it.Contains("Wanda", StringComparison.OrdinalIgnoreCase) || it.Contains("small", StringComparison.Ordinal));
    }

    // A type whose errors nobody can tell apart would say 'something else' for ever.
    [Fact]
    public async Task Every_type_of_question_says_which_rule_was_broken_and_the_page_has_words_for_it()
    {
        var words = site.Services.GetRequiredService<Words>();
        foreach (var type in QuestionTypeContract.Settings.Keys)
        {
            using var resident = site.Visitor();
            var page = await resident.Get($"/services/a-{type}/it");
            await resident.Submit(page);
            await resident.Submit(page, new[] { "it", "it-day", "it-month", "it-year", "it-postcode", "it-words", "it-name", "it-sort-code", "it-account-number", "it-roll-number", "it-number" }.Select(it => (it, new string('?', 300))).Append(("it-uprn", "x")).ToArray());
            var errors = (await site.Counted($"a-{type}")).Where(it => it.Contains(" Error ", StringComparison.Ordinal)).Select(it => it.Split(' ')[6]).ToList();
            Assert.True(errors.Count > 0, type);
            Rule.HasNoBreach(errors.Where(it => it == Rules.Other || !words.Has($"forms.funnel.rules.{it.Replace('.', '-')}")).Select(it => $"{type}: {it}"));
        }
        Rule.HasNoBreach(words.Keys.Where(it => it.StartsWith("forms.wrong.", StringComparison.Ordinal)).Where(it => !words.Has($"forms.funnel.rules.wrong-{it["forms.wrong.".Length..]}")));
    }
}
