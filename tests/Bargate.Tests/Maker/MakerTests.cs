using System.Net;
using System.Text;

namespace Bargate.Tests.Maker;

/// <summary>Opening, changing, two officers at once, taking in and giving out, publication and its undoing.</summary>
public sealed class MakerTests(MakerSite site) : IClassFixture<MakerSite>
{
    static IReadOnlyList<string> Practice => [.. Repository.Files("councils/southampton/services", ".yaml").Select(it => Path.GetFileNameWithoutExtension(it)).Where(it => !it.EndsWith(".walks", StringComparison.Ordinal))];

    [Fact]
    public async Task Every_practice_service_opens_without_a_problem_and_comes_out_byte_for_byte()
    {
        using var maker = await site.Officer(Making.Maker);
        foreach (var service in Practice) await OpensAndComesOut(maker, service);
    }

    static async Task OpensAndComesOut(Visitor maker, string service)
    {
        var page = await maker.Begin(service);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll(".bg-problems li").Select(it => it.TextContent));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "councils/southampton/services", $"{service}.yaml"));
        // Saved as a browser posts it, with line ends of its own.
        var text = (await maker.Get($"/staff/services/text/{service}")).Text();
        await maker.WriteText(service, text.ReplaceLineEndings("\r\n"));
        Assert.Equal(bytes, await maker.Http.GetByteArrayAsync($"/staff/services/file/{service}"));
        foreach (var part in page.Document.QuerySelectorAll("h3 a").Take(3)) Assert.Equal(HttpStatusCode.OK, (await maker.Get(part.GetAttribute("href")!)).Status);
        await maker.Submit(await maker.Get($"/staff/services/discard/{service}"));
    }

    [Fact]
    public async Task A_file_taken_in_comes_out_byte_for_byte()
    {
        using var maker = await site.Officer(Making.Maker);
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("# mine\r\n" + (await File.ReadAllTextAsync(site.FileOf("noise"))).ReplaceLineEndings("\r\n").TrimEnd())).ToArray();
        var page = await maker.Get("/staff/services/new");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Document.QuerySelector("main [name=_token]")!.GetAttribute("value")!), "_token" },
            { new StringContent("Report a quiet noise"), "ServiceTitle" }, { new StringContent("quiet-noise"), "Address" }, { new StringContent("environmental-health"), "Team" },
            { new ByteArrayContent(bytes), "Upload", "noise.yaml" },
        };
        page = await maker.Follow(await maker.Http.PostAsync("/staff/services/new", form));
        Assert.Equal("/staff/services/show/quiet-noise", page.Url);
        Assert.Equal(bytes, await maker.Http.GetByteArrayAsync("/staff/services/file/quiet-noise"));
    }

    [Fact]
    public async Task A_change_leaves_every_other_byte_as_it_is_and_can_be_undone()
    {
        using var maker = await site.Officer(Making.Maker);
        await maker.Begin("fly-tipping");
        var before = await maker.Http.GetStringAsync("/staff/services/file/fly-tipping");
        await maker.Change("fly-tipping", "questions/what", "ask", "What lies there?");
        var after = await maker.Http.GetStringAsync("/staff/services/file/fly-tipping");
        var changed = before.Split('\n').Zip(after.Split('\n')).Where(it => it.First != it.Second).ToList();
        Assert.Equal("What lies there?", Assert.Single(changed).Second.Split(": ")[1].Trim('\'', '"'));
        var page = await maker.Get("/staff/services/history/fly-tipping");
        var first = page.Document.QuerySelectorAll("tbody a").Select(it => it.GetAttribute("href")!).Last();
        await maker.Submit(await maker.Get(first), new Dictionary<string, string>(), "/staff/services/history/fly-tipping");
        Assert.Equal(before, await maker.Http.GetStringAsync("/staff/services/file/fly-tipping"));
        await maker.Submit(await maker.Get("/staff/services/discard/fly-tipping"));
    }

    [Fact]
    public async Task A_problem_stands_at_the_question_that_causes_it_at_saving_and_while_typing()
    {
        using var maker = await site.Officer(Making.Maker);
        await maker.Begin("noise");
        var part = (await maker.Get("/staff/services/show/noise")).Document.QuerySelector("li[id^=part-questions-] h3 a")!.GetAttribute("href")!;
        var page = await maker.Get(part);
        var token = page.Document.QuerySelector("main [name=_token]")!.GetAttribute("value")!;
        var head = page.Document.QuerySelector("main [name=Head]")!.GetAttribute("value")!;
        var asked = await maker.Http.PostAsync(page.Document.QuerySelector("form[data-check]")!.GetAttribute("data-check"), new FormUrlEncodedContent([new("_token", token), new("Head", head), new("when", "no-such-question == 'x'")]));
        Assert.Contains("no-such-question", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await maker.Submit(page, ("when", "no-such-question == 'x'"), ("Do", "save"));
        page = await maker.Get("/staff/services/show/noise");
        Assert.Contains("no-such-question", Assert.Single(page.Document.QuerySelectorAll(".bg-card--wrong")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Cannot be published", (await maker.Get("/staff/services/review/noise")).Main, StringComparison.Ordinal);
        await maker.Submit(await maker.Get("/staff/services/discard/noise"));
    }

    [Fact]
    public async Task An_answer_that_something_needs_is_removed_after_a_warning_and_nothing_typed_is_lost()
    {
        using var maker = await site.Officer(Making.Maker);
        await maker.Begin("street-light");
        var page = await maker.Get("/staff/services/part/street-light?part=questions/kind");
        page = await maker.Submit(page, ("ask@en", "What is up?"), ("NewOption", "It hums"), ("Do", "remove:traffic"));
        Assert.Contains("Something else needs it", page.Main, StringComparison.Ordinal);
        Assert.Equal("What is up?", page.Document.QuerySelector("[name='ask@en']")!.GetAttribute("value"));
        Assert.Equal("It hums", page.Document.QuerySelector("#NewOption")!.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("button[value='remove-still:traffic']"));
        page = await maker.Submit(page, ("ask@en", page.Document.QuerySelector("[name='ask@en']")!.GetAttribute("value")!), ("Do", "remove-still:traffic"));
        Assert.Contains("What is up?", await maker.Http.GetStringAsync("/staff/services/file/street-light"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[name='option-text:traffic']"));
        page = await maker.Submit(await maker.Get("/staff/services/part/street-light?part=questions/kind"), ("option-text:street", ""), ("option-hint:street", ""), ("Do", "save"));
        Assert.Contains("Write the words of each answer", Assert.Single(page.Errors), StringComparison.Ordinal);
        await maker.Submit(await maker.Get("/staff/services/part/street-light?part=questions/kind"), ("option-text:street", "A lamp in a street"), ("option-hint:street", ""), ("Do", "save"));
        Assert.Contains("street: { en: \"A lamp in a street\", pl: ", await maker.Http.GetStringAsync("/staff/services/file/street-light"), StringComparison.Ordinal);
        // An answer without words can be removed, as the error says.
        page = await maker.Submit(await maker.Get("/staff/services/part/street-light?part=questions/kind"), ("option-text:street", ""), ("option-hint:street", ""), ("Do", "remove-still:street"));
        Assert.Empty(page.Errors);
        Assert.DoesNotContain("A lamp in a street", await maker.Http.GetStringAsync("/staff/services/file/street-light"), StringComparison.Ordinal);
        await maker.Submit(await maker.Get("/staff/services/discard/street-light"));
    }

    [Fact]
    public async Task A_page_that_was_refused_does_not_take_back_what_another_officer_saved_meanwhile()
    {
        using var maker = await site.Officer(Making.Maker);
        using var other = await site.Officer(Making.Second);
        await maker.Begin("street-light");
        const string part = "/staff/services/part/street-light?part=questions/kind";
        var mine = await maker.Get(part);
        await other.Change("street-light", "questions/kind", "ask@en", "Look for the number on the pole");
        Assert.Contains("Look for the number on the pole", await maker.Http.GetStringAsync("/staff/services/file/street-light"), StringComparison.Ordinal);
        var refused = await maker.Submit(mine, ("label@en", "Which light"), ("ask@en", "What kind of light is it?"), ("Do", "remove:traffic"));
        Assert.Contains("Something else needs it", refused.Main, StringComparison.Ordinal);
        await maker.Submit(refused, ("label@en", "Which light"), ("ask@en", "What kind of light is it?"), ("Do", "save"));
        Assert.Contains("Look for the number on the pole", await maker.Http.GetStringAsync("/staff/services/file/street-light"), StringComparison.Ordinal);
        await maker.Submit(await maker.Get("/staff/services/discard/street-light"));
    }

    [Fact]
    public async Task A_part_of_an_answer_is_told_from_the_answer_where_a_condition_is_picked()
    {
        using var maker = await site.Officer(Making.Maker);
        await maker.Begin("road-problem");
        var page = await maker.Get("/staff/services/condition/road-problem?part=questions/damaged");
        var subjects = page.Document.QuerySelectorAll("select[name=subject] option").Select(it => it.TextContent).ToList();
        Assert.Contains(subjects, it => it.EndsWith("(ward)", StringComparison.Ordinal));
        Assert.Equal(subjects.Count, subjects.Distinct().Count());
        await maker.Submit(await maker.Get("/staff/services/discard/road-problem"));
    }

    [Fact]
    public async Task A_number_of_any_size_is_shown_and_breaks_no_page()
    {
        using var maker = await site.Officer(Making.Maker);
        await maker.Begin("complaint");
        await maker.Add("complaint", "What did it cost?", "money", "cost");
        await maker.Change("complaint", "questions/cost", "max", "99999999999999999999");
        Assert.Equal(HttpStatusCode.OK, (await maker.Get("/staff/services/show/complaint")).Status);
        Assert.Equal(HttpStatusCode.OK, (await maker.Get("/staff/services/review/complaint")).Status);
        await maker.Submit(await maker.Get("/staff/services/discard/complaint"));
    }

    [Fact]
    public async Task Of_two_officers_the_second_to_save_sees_both_changes_and_keeps_both()
    {
        using var one = await site.Officer(Making.Maker);
        using var two = await site.Officer(Making.Second);
        await one.Begin("complaint");
        var ids = (await one.Get("/staff/services/show/complaint")).Document.QuerySelectorAll("li[id^=part-questions-] h3 a").Select(it => it.GetAttribute("href")!).Where(it => it.Contains("questions", StringComparison.Ordinal)).ToList();
        var (first, second) = (await one.Get(ids[0]), await two.Get(ids[1]));
        await one.Submit(first, ("ask", "What did the first write?"), ("Do", "save"));
        var page = await two.Submit(second, ("ask", "What did the second write?"), ("Do", "save"));
        Assert.StartsWith("/staff/services/conflict/complaint", page.Url, StringComparison.Ordinal);
        Assert.Contains("What did the first write?", page.Main, StringComparison.Ordinal);
        Assert.Contains("What did the second write?", page.Main, StringComparison.Ordinal);
        var text = await one.Http.GetStringAsync("/staff/services/file/complaint");
        Assert.DoesNotContain("What did the second write?", text, StringComparison.Ordinal);
        var both = page.Document.QuerySelector("button[name=Take]")!.GetAttribute("value")!;
        await two.Submit(page, new Dictionary<string, string> { ["Take"] = both }, "/staff/services/conflict/complaint");
        text = await one.Http.GetStringAsync("/staff/services/file/complaint");
        Assert.Contains("What did the first write?", text, StringComparison.Ordinal);
        Assert.Contains("What did the second write?", text, StringComparison.Ordinal);
        await one.Submit(await one.Get("/staff/services/discard/complaint"));
    }

    [Fact]
    public async Task An_edition_whose_walks_fail_is_refused_and_one_that_is_live_can_be_taken_back()
    {
        using var maker = await site.Officer(Making.Maker);
        using var second = await site.Officer(Making.Second);
        var before = site.Live("pavement-problem")!;
        var file = await File.ReadAllTextAsync(site.FileOf("pavement-problem"));
        await maker.Begin("pavement-problem");
        await maker.Add("pavement-problem", "Who are you?", "text", "who");
        var page = await maker.Get("/staff/services/review/pavement-problem");
        Assert.Contains("'who'", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action$='handler=send']"));
        Assert.Equal(before.Number, site.Live("pavement-problem")!.Number);
        await maker.Change("pavement-problem", "questions/who", "optional", "true");
        var walks = (await File.ReadAllTextAsync(Path.Combine(site.Council, "services/pavement-problem.walks.yaml"))).Replace("check]", "who, check]", StringComparison.Ordinal);
        await maker.WriteText("pavement-problem", (await maker.Get("/staff/services/text/pavement-problem")).Text(), walks);
        await maker.Send("pavement-problem");
        page = await second.Approve("pavement-problem");
        Assert.Equal(before.Number + 1, site.Live("pavement-problem")!.Number);
        Assert.NotNull(site.Live("pavement-problem")!.Definition.Question("who"));
        Assert.Contains("Who are you?", await File.ReadAllTextAsync(site.FileOf("pavement-problem")), StringComparison.Ordinal);
        await second.Submit(await second.Get("/staff/services/withdraw/pavement-problem"));
        Assert.Equal(before.Number + 2, site.Live("pavement-problem")!.Number);
        Assert.Equal(before.Hash, site.Live("pavement-problem")!.Hash);
        Assert.Equal(file.TrimEnd(), (await File.ReadAllTextAsync(site.FileOf("pavement-problem"))).TrimEnd());
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_compared_before_an_edition_is_published_over_it()
    {
        using var maker = await site.Officer(Making.Maker);
        await maker.Begin("new-bin");
        await maker.Change("new-bin", "", "takes", "3 minutes");
        await File.AppendAllTextAsync(site.FileOf("new-bin"), "# a note of an engineer\n");
        var page = await maker.Get("/staff/services/review/new-bin");
        Assert.Contains("a note of an engineer", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action$='handler=send']"));
        page = await maker.Submit(page, new Dictionary<string, string>(), "/staff/services/review/new-bin?handler=compared");
        Assert.NotNull(page.Document.QuerySelector("form[action$='handler=send']"));
        await maker.Submit(await maker.Get("/staff/services/discard/new-bin"));
    }

    [Fact]
    public async Task Only_who_may_make_services_opens_the_maker()
    {
        using var rosa = await site.Officer("Rosa Whitcombe");
        Assert.Equal(HttpStatusCode.Forbidden, (await rosa.Get("/staff/services/new")).Status);
        var page = await rosa.Get("/staff/services/show/missed-bin");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector("form[action$='handler=begin']"));
    }
}
