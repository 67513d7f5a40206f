using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Forms;

/// <summary>The road problem from its start to its confirmation, without scripts, and the page of possible duplicates.</summary>
[Collection(FormsTests.Name)]
public sealed class RoadProblemTests(FormsSite site)
{
    [Fact]
    public async Task A_road_problem_is_reported_from_start_to_confirmation()
    {
        using var resident = site.Visitor();
        var page = await resident.Get(RoadProblem.Url);
        page = await resident.Get(page.Document.QuerySelector(".govuk-button--start")!.GetAttribute("href")!);
        page = await resident.ToPlace("SO14 1AA", "pothole", page);
        Assert.EndsWith("/depth", page.Url, StringComparison.Ordinal);
        page = await resident.ToCheck(await resident.Submit(page, ("depth", "deep")), "road@example.org");
        Assert.Contains("Opposite the bakery", page.Main, StringComparison.Ordinal);
        page = await resident.Submit(page);
        Assert.Equal("We have it", page.Heading);
        Assert.StartsWith("RD-", RoadProblem.Reference(page), StringComparison.Ordinal);
        Assert.Contains("We will inspect the road by", page.Main, StringComparison.Ordinal);
        Assert.Contains(await site.MessagesTo("road@example.org"), it => it.Subject.Contains(RoadProblem.Reference(page), StringComparison.Ordinal) || it.Body.Contains(RoadProblem.Reference(page), StringComparison.Ordinal));
        // Opened again later, and by Back: the same confirmation, and nothing is sent again.
        Assert.Equal(RoadProblem.Reference(page), RoadProblem.Reference(await resident.Get($"{RoadProblem.Url}/sent")));
        Assert.Equal(RoadProblem.Reference(page), RoadProblem.Reference(await resident.Get($"{RoadProblem.Url}/check")));
        Assert.Equal(RoadProblem.Reference(page), RoadProblem.Reference(await resident.Get($"{RoadProblem.Url}/depth")));
        // The start page begins anew.
        Assert.NotNull((await resident.Get(RoadProblem.Url)).Document.QuerySelector(".govuk-button--start"));
        Assert.EndsWith("/danger", (await resident.Get($"{RoadProblem.Url}/danger")).Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("danger", "yes", null, "Call 999 now", "tel:999")]
    [InlineData("road", "trunk", "no", "This road is not ours", "https://report.nationalhighways.co.uk")]
    [InlineData("road", "private", "no", "This road is private", null)]
    public async Task An_exit_says_what_to_do_instead_and_lets_the_answer_be_changed(string question, string answer, string? danger, string heading, string? link)
    {
        using var resident = site.Visitor();
        var page = await resident.Get($"{RoadProblem.Url}/danger");
        if (danger is not null) page = await resident.Submit(page, ("danger", danger));
        page = await resident.Submit(page, (question, answer));
        Assert.Equal(heading, page.Heading);
        if (link is not null) Assert.NotNull(page.Document.QuerySelector($"main a[href='{link}']"));
        Assert.EndsWith($"/{question}", page.Document.QuerySelector(".govuk-back-link")!.GetAttribute("href")!, StringComparison.Ordinal);
        // No way around it, and no other exit than the one that the answers lead to.
        Assert.Equal(page.Url, (await resident.Get($"{RoadProblem.Url}/check")).Url);
        Assert.Equal(page.Url, (await resident.Get($"{RoadProblem.Url}/exit/{(heading.Contains("999", StringComparison.Ordinal) ? "private-road" : "call-999")}")).Url);
    }

    [Fact]
    public async Task The_same_problem_at_the_same_place_can_be_followed_instead()
    {
        using var first = site.Visitor();
        var reference = RoadProblem.Reference(await first.Submit(await first.ToCheck(await first.ToPlace("SO14 1AB", "cover"))));

        using var second = site.Visitor();
        var page = await second.ToPlace("SO14 1AB", "cover");
        Assert.Equal("Has this been reported already?", page.Heading);
        Assert.DoesNotContain("Opposite the bakery", page.Main, StringComparison.Ordinal);
        // Heard alone, a choice says what, where, when, how far and how it stands.
        var label = page.Document.QuerySelector("label[for=case-0]")!.TextContent;
        Assert.Matches("Sealed Street|Street|Road|Lane", label);
        Assert.Matches(@"reported on .+, about \d+ metres away", label);
        Assert.Contains("Now: ", label, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, page.Html, StringComparison.Ordinal);
        var near = page.Document.QuerySelector("[name=case]")!.GetAttribute("value")!;
        QuestionTypeContract.IsRefused(await second.Submit(page, ("case", near), ("email", ""), ("action", "follow")), "Enter your email address to follow this report");
        QuestionTypeContract.IsRefused(await second.Submit(page, ("case", Guid.NewGuid().ToString()), ("email", "f@example.org"), ("action", "follow")), "Choose the report that you want to follow");
        page = await second.Submit(page, ("case", near), ("email", "follower@example.org"), ("action", "follow"));
        Assert.Equal("You are following this report", page.Heading);
        Assert.Contains(await site.MessagesTo("follower@example.org"), it => it.Subject.Contains(reference, StringComparison.Ordinal) || it.Body.Contains(reference, StringComparison.Ordinal));
        // The draft is over: the form begins anew.
        Assert.Equal(RoadProblem.Url, (await second.Get($"{RoadProblem.Url}/kind")).Url);
        var stage = await site.InScope(async scope =>
        {
            var db = (Bargate.Kernel.BargateDb)scope.GetService(typeof(Bargate.Kernel.BargateDb))!;
            return await db.Set<Bargate.Cases.Case>().CountAsync(it => it.Reference == reference);
        });
        Assert.Equal(1, stage);
    }

    [Fact]
    public async Task Following_pressed_many_times_at_once_follows_once()
    {
        using var first = site.Visitor();
        await first.Submit(await first.ToCheck(await first.ToPlace("SO14 1AE", "cover")));
        using var second = site.Visitor();
        var page = await second.ToPlace("SO14 1AE", "cover");
        var near = page.Document.QuerySelector("[name=case]")!.GetAttribute("value")!;
        var token = page.Document.QuerySelector("main [name=_token]")!.GetAttribute("value")!;
        var cookies = second.Cookies.GetCookieHeader(new Uri(site.Address, page.Url));
        // Eight windows of one browser: the cookie that the first answer takes away is still there for the others.
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        async Task<string?> Press()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, page.Url) { Content = new FormUrlEncodedContent([new("_token", token), new("case", near), new("email", "eight@example.org"), new("action", "follow")]) };
            request.Headers.Add("Cookie", cookies);
            using var answer = await browser.SendAsync(request);
            return answer.Headers.Location?.OriginalString;
        }
        var led = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Press()));
        Assert.All(led, it => Assert.EndsWith("/followed", it, StringComparison.Ordinal));
        Assert.Single(await site.MessagesTo("eight@example.org"));
    }

    [Fact]
    public async Task Who_says_that_theirs_is_different_goes_on_and_is_not_asked_again()
    {
        using var first = site.Visitor();
        await first.Submit(await first.ToCheck(await first.ToPlace("SO14 1AD", "cover")));
        using var second = site.Visitor();
        var page = await second.ToPlace("SO14 1AD", "cover");
        page = await second.Submit(page, ("action", "different"));
        page = await second.ToCheck(page);
        Assert.Equal("Check your answers", page.Heading);
        Assert.Equal(page.Url, (await second.Get($"{RoadProblem.Url}/place/nearby")).Url);
        Assert.Equal("We have it", (await second.Submit(page)).Heading);
    }

    [Fact]
    public async Task Another_kind_of_problem_at_the_place_is_no_duplicate()
    {
        using var first = site.Visitor();
        await first.Submit(await first.ToCheck(await first.ToPlace("SO14 2AL", "cover")));
        using var second = site.Visitor();
        Assert.EndsWith("/photo", (await second.ToPlace("SO14 2AL", "markings")).Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_asks_for_more_leads_back_by_the_new_question_only()
    {
        using var resident = site.Visitor();
        await resident.ToCheck(await resident.ToPlace("SO14 2AN", "markings"));
        var page = await resident.Get($"{RoadProblem.Url}/kind?from=check");
        page = await resident.Submit(page, ("kind", "other"));
        Assert.StartsWith($"{RoadProblem.Url}/details", page.Url, StringComparison.Ordinal);
        Assert.Equal($"{RoadProblem.Url}/kind", page.Document.QuerySelector(".govuk-back-link")!.GetAttribute("href"));
        page = await resident.Submit(page, ("details", "A <script>alert(1)</script>\nbroken kerb"));
        Assert.Equal($"{RoadProblem.Url}/check", page.Url);
        Assert.Contains("A <script>alert(1)</script>\nbroken kerb", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_names_its_language_and_none_is_kept_by_others()
    {
        using var resident = site.Visitor();
        foreach (var url in new[] { RoadProblem.Url, $"{RoadProblem.Url}/danger" })
        {
            using var answer = await resident.Http.GetAsync(url);
            Assert.Contains("lang=\"en\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        await resident.ToPlace("SO14 2AP", "markings");
        using var question = await resident.Http.GetAsync($"{RoadProblem.Url}/place");
        Assert.True(question.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Another_kind_chosen_from_check_your_answers_is_compared_with_the_reports_near_the_place()
    {
        using var first = site.Visitor();
        await first.Submit(await first.ToCheck(await first.ToPlace("SO14 2AQ", "cover")));
        using var second = site.Visitor();
        await second.ToCheck(await second.ToPlace("SO14 2AQ", "markings"));
        var page = await second.Submit(await second.Get($"{RoadProblem.Url}/kind?from=check"), ("kind", "cover"));
        Assert.Equal($"{RoadProblem.Url}/place/nearby", page.Url);
        page = await second.Submit(page, ("action", "different"));
        Assert.Equal($"{RoadProblem.Url}/check", page.Url);
        // Said once for this kind at this place; another kind, or the same kind anew, is asked about again.
        page = await second.Submit(await second.Get($"{RoadProblem.Url}/kind?from=check"), ("kind", "cover"));
        Assert.Equal($"{RoadProblem.Url}/check", page.Url);
        page = await second.Submit(await second.Get($"{RoadProblem.Url}/kind?from=check"), ("kind", "markings"));
        Assert.Equal($"{RoadProblem.Url}/check", page.Url);
        page = await second.Submit(await second.Get($"{RoadProblem.Url}/kind?from=check"), ("kind", "cover"));
        Assert.Equal($"{RoadProblem.Url}/place/nearby", page.Url);
    }
}
