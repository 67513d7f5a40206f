using System.Net;
using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Cases;

/// <summary>How residents see their case, and how nobody else does.</summary>
public sealed class TrackingTests(CasesSite site) : IClassFixture<CasesSite>
{
    async Task<string> LinkTo(Opened made)
    {
        await site.RunJobs();
        return CasesSite.LinkIn((await site.Letters(made.Id.Value))[^1].Body);
    }

    async Task<Visitor> Inside(Opened made)
    {
        var resident = site.Visitor();
        await resident.Submit(await resident.Get(await LinkTo(made)));
        return resident;
    }

    [Fact]
    public async Task A_link_is_spent_by_its_button_and_not_by_opening_it()
    {
        var made = await site.Open(email: "once@example.org", what: "Garden waste");
        var link = await LinkTo(made);
        using var scanner = site.Visitor();
        for (var i = 0; i < 3; i++) await scanner.Get(link);
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get(link));
        Assert.Equal("/track/case", page.Url);
        Assert.Contains("Garden waste", page.Main, StringComparison.Ordinal);
        // Pressed again in the same browser it leads to the case; in another it is over.
        using var thief = site.Visitor();
        var over = await thief.Get(link);
        Assert.Equal("This link was used or is too old", over.Heading);
        var sent = await thief.Submit(over);
        Assert.Equal("Check your email", sent.Heading);
        await site.RunJobs();
        Assert.NotEqual(link, await LinkTo(made));
    }

    [Fact]
    public async Task What_we_ask_stands_first_on_the_page_with_the_field_for_the_answer()
    {
        var made = await site.Open(email: "asked@example.org");
        using var resident = await Inside(made);
        Assert.Null((await resident.Get("/track/case")).Document.QuerySelector("#question"));
        await site.Work(made.Id, "Grace", (work, it, who) => work.Write(it, "Which gate is it behind?", wait: true, who));
        var page = await resident.Get("/track/case");
        var question = page.Document.QuerySelector("#question")!;
        Assert.Contains("Which gate is it behind?", question.TextContent, StringComparison.Ordinal);
        var refused = await resident.Submit(page, new Dictionary<string, string> { ["Text"] = " " }, "/track/tell");
        Assert.Equal(["Write your answer"], refused.Errors);
        Assert.Contains("Which gate is it behind?", refused.Main, StringComparison.Ordinal);
        page = await resident.Submit(page, new Dictionary<string, string> { ["Text"] = "The green one" }, "/track/tell");
        Assert.Contains("Thank you. We have your message.", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#question"));
        Assert.Null((await site.Read(made.Id)).WaitingSince);
    }

    [Fact]
    public async Task A_case_is_tracked_in_its_own_language_and_in_the_one_that_is_chosen()
    {
        var made = await site.Open(email: "po-swojemu@example.org", language: "pl");
        using var resident = site.Visitor();
        var door = await resident.Get(await LinkTo(made));
        Assert.Equal("pl", door.Document.DocumentElement.GetAttribute("lang"));
        var page = await resident.Submit(door);
        Assert.Equal("pl", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Co się wydarzyło", page.Main, StringComparison.Ordinal);
        Assert.DoesNotMatch("What happened|Since ", page.Main);
        page = await resident.Get(page.Document.QuerySelector(".bg-languages a[hreflang=en]")!.GetAttribute("href")!);
        Assert.Contains("What happened", page.Main, StringComparison.Ordinal);
        // What was written stays as it was written, and says in which language that is.
        Assert.Equal("pl", page.Document.QuerySelector(".bg-timeline__text")!.GetAttribute("lang"));
        Assert.Equal("Tell us something more", (await resident.Get("/track/tell")).Heading);
        Assert.Equal("Sprawdź sprawę", (await resident.Get("/track?lang=pl")).Heading);
    }

    [Fact]
    public async Task A_link_is_good_for_28_days()
    {
        var made = await site.Open(email: "old@example.org");
        var link = await LinkTo(made);
        site.Clock.Move(TimeSpan.FromDays(28.1));
        try
        {
            using var resident = site.Visitor();
            Assert.Equal("This link was used or is too old", (await resident.Get(link)).Heading);
        }
        finally { site.Clock.Move(TimeSpan.FromDays(-28.1)); }
    }

    [Fact]
    public async Task Nothing_of_it_is_kept_or_told_to_other_sites()
    {
        var made = await site.Open(email: "quiet@example.org");
        var link = await LinkTo(made);
        using var resident = await Inside(made);
        foreach (var url in new[] { "/track", link, "/track/case", "/track/tell" })
        {
            var answer = await resident.Http.GetAsync(url);
            Assert.True(answer.Headers.CacheControl?.NoStore == true, url);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Last());
        }
    }

    [Theory]
    [InlineData("/track/case")]
    [InlineData("/track/tell")]
    [InlineData("/track/not-fixed")]
    [InlineData("/track/stop-following")]
    public async Task Without_a_link_there_is_no_case(string url)
    {
        using var nobody = site.Visitor();
        Assert.Equal("/track", (await nobody.Get(url)).Url);
        nobody.Cookies.Add(site.Address, new Cookie("bargate-track", "CfDJ8nonsense", "/track"));
        Assert.Equal("/track", (await nobody.Get(url)).Url);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_a_case_exists_or_not()
    {
        var made = await site.Open(email: "same@example.org");
        using var resident = site.Visitor();
        var form = await resident.Get("/track");
        var right = await resident.Submit(form, ("Reference", made.Reference), ("How", "email"), ("Email", "Same@example.org"));
        var wrong = await resident.Submit(form, ("Reference", made.Reference), ("How", "email"), ("Email", "other@example.org"));
        Assert.Equal(right.Main, wrong.Main);
        Assert.Equal(right.Url, wrong.Url);
        await site.RunJobs();
        Assert.Equal(2, (await site.Letters(made.Id.Value)).Count);
    }

    [Fact]
    public async Task A_link_asked_for_many_times_at_once_is_sent_once()
    {
        var made = await site.Open(email: "presses@example.org");
        using var resident = site.Visitor();
        var form = await resident.Get("/track");
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => resident.Submit(form, ("Reference", made.Reference), ("How", "email"), ("Email", "presses@example.org"))));
        Assert.All(pages, it => Assert.Equal("Check your email", it.Heading));
        await site.RunJobs();
        Assert.Single(await site.Letters(made.Id.Value), it => it.Subject.StartsWith("Your link", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_postcode_is_tried_five_times_a_day_for_a_reference()
    {
        var made = await site.Open(postcode: "SO14 7LY", what: "Hidden answer");
        using var resident = site.Visitor();
        var form = await resident.Get("/track");
        Task<Page> Try(string postcode) => resident.Submit(form, ("Reference", made.Reference), ("How", "postcode"), ("Postcode", postcode));
        var wrong = await Try("SO14 1AA");
        for (var i = 0; i < 4; i++) Assert.Equal(wrong.Errors, (await Try("SO14 1AA")).Errors);
        // The sixth try is refused in the same words, though it is right.
        Assert.Equal(wrong.Errors, (await Try("SO14 7LY")).Errors);
        site.Clock.Move(TimeSpan.FromDays(1));
        try
        {
            var page = await Try("so147ly");
            Assert.Equal("/track/case", page.Url);
            Assert.DoesNotContain("Hidden answer", page.Main, StringComparison.Ordinal);
        }
        finally { site.Clock.Move(TimeSpan.FromDays(-1)); }
    }

    async Task<Visitor> ByPostcode(Opened made, string postcode)
    {
        var visitor = site.Visitor();
        var page = await visitor.Submit(await visitor.Get("/track"), ("Reference", made.Reference), ("How", "postcode"), ("Postcode", postcode));
        Assert.Equal("/track/case", page.Url);
        return visitor;
    }

    [Fact]
    public async Task Who_knows_the_reference_and_the_postcode_of_a_public_report_is_not_its_reporter()
    {
        var made = await site.Open("road-problem", email: "reporter@example.org", postcode: "SO14 7LY", at: (50.9, -1.38));
        await site.Work(made.Id, "Alan", (work, it, who) => work.Write(it, "Is it in front of your door?", true, who));
        using var follower = await ByPostcode(made, "SO14 7LY");
        var page = await follower.Get("/track/case");
        Assert.Contains("We will inspect the road by", page.Main, StringComparison.Ordinal);
        Assert.Contains("so we show what everybody may see", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("in front of your door", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("We need your answer", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/track/tell", page.Html, StringComparison.Ordinal);
        Assert.Equal("/track", (await follower.Get("/track/tell")).Url);
        var token = (await follower.Get("/track")).Document.QuerySelector("main [name=_token]")!.GetAttribute("value")!;
        Task<HttpResponseMessage> Post(string url) => follower.Http.PostAsync(url, new FormUrlEncodedContent([new("_token", token), new("Text", "Never mind, leave it")]));
        using (var told = await Post("/track/tell")) Assert.Equal("/track", told.Headers.Location?.OriginalString);
        Assert.NotNull((await site.Read(made.Id)).WaitingSince);

        await site.Work(made.Id, "Alan", (work, it, who) => work.Move(it, it.Service.Case.Stage("done")!, null, null, who));
        page = await follower.Get("/track/case");
        Assert.DoesNotContain("/track/not-fixed", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/rate/", page.Html, StringComparison.Ordinal);
        using (var reopened = await Post("/track/not-fixed")) Assert.Equal("/track/case", reopened.Headers.Location?.OriginalString);
        Assert.False((await site.Read(made.Id)).IsOpen);
        // The link that the reporter was sent does all of it.
        using var reporter = await Inside(made);
        page = await reporter.Get("/track/case");
        Assert.Contains("in front of your door", page.Main, StringComparison.Ordinal);
        Assert.Contains("/track/not-fixed", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_email_address_a_report_that_is_not_public_is_answered_by_reference_and_postcode()
    {
        var made = await site.Open(postcode: "SO14 7LY");
        await site.Work(made.Id, "Grace", (work, it, who) => work.Write(it, "Which gate do you mean?", true, who));
        using var resident = await ByPostcode(made, "SO14 7LY");
        Assert.Contains("Which gate do you mean?", (await resident.Get("/track/case")).Main, StringComparison.Ordinal);
        var page = await resident.Submit(await resident.Get("/track/tell"), ("Text", "The green one"));
        Assert.Contains("The green one", page.Main, StringComparison.Ordinal);
        Assert.Null((await site.Read(made.Id)).WaitingSince);
    }

    [Fact]
    public async Task A_postcode_proves_no_reporter_of_a_case_on_public_view()
    {
        var made = await site.Open("road-problem", postcode: "SO14 7LX", what: "Hidden answer");
        await site.Work(made.Id, "Alan", (work, it, who) => work.Write(it, "Between the two of us", false, who));
        using var anybody = site.Visitor();
        var page = await anybody.Submit(await anybody.Get("/track"), ("Reference", made.Reference), ("How", "postcode"), ("Postcode", "SO14 7LX"));
        Assert.Equal("/track/case", page.Url);
        Assert.DoesNotContain("Between the two of us", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href='/track/tell'], a[href='/track/stop-following'], a[href='/track/not-fixed']"));
        Assert.NotEqual("/track/tell", (await anybody.Get("/track/tell")).Url);
    }

    [Theory]
    [InlineData("023 8090 0123"), InlineData("+44 23 8090 0123"), InlineData("+44 (0)23 8090 0123"), InlineData("0044 23 8090 0123"), InlineData("00 44 (0) 23 80900123")]
    public void A_phone_number_is_found_however_it_was_written(string written) => Assert.Equal("02380900123", Bargate.Cases.Case.Digits(written));

    [Fact]
    public async Task The_resident_answers_and_the_case_goes_on()
    {
        var made = await site.Open(email: "reply@example.org");
        await site.Work(made.Id, "Grace", (work, it, who) => work.Write(it, "Which gate do you mean?", true, who));
        using var resident = await Inside(made);
        var page = await resident.Get("/track/case");
        Assert.Contains("Which gate do you mean?", page.Main, StringComparison.Ordinal);
        Assert.NotEmpty((await resident.Submit(await resident.Get("/track/tell"), ("Text", "  "))).Errors);
        page = await resident.Submit(await resident.Get("/track/tell"), ("Text", "The green one"));
        Assert.Contains("The green one", page.Main, StringComparison.Ordinal);
        Assert.Null((await site.Read(made.Id)).WaitingSince);
    }

    [Fact]
    public async Task The_reporter_says_that_it_is_not_fixed_and_is_told_what_happens_next()
    {
        var made = await site.Open(email: "again@example.org");
        await site.Collect(made.Id);
        using var resident = await Inside(made);
        var page = await resident.Submit(await resident.Get("/track/not-fixed"), ("Text", "It is still full"));
        Assert.Contains("It is still full", page.Main, StringComparison.Ordinal);
        Assert.True((await site.Read(made.Id)).IsOpen);
        await site.RunJobs();
        Assert.Contains("opened", (await site.Letters(made.Id.Value))[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_reopened_to_the_end_of_the_day_that_the_mail_says()
    {
        var time = site.Services.GetRequiredService<Council>().Time;
        var real = site.Clock.GetUtcNow();
        try
        {
            site.Clock.Set(new(time.ToUtc(real.UtcDateTime.Date.AddHours(9)), TimeSpan.Zero));
            var made = await site.Open(email: "last-day@example.org");
            await site.Collect(made.Id);
            var link = await LinkTo(made);
            var last = time.Day((await site.Read(made.Id)).ClosedAt!.Value).AddDays(14);
            Assert.Contains($"by {time.Date(last)}", (await site.Letters(made.Id.Value))[^1].Body, StringComparison.Ordinal);
            site.Clock.Set(new(time.ToUtc(last.AddDays(1).ToDateTime(default)).AddMinutes(1), TimeSpan.Zero));
            using var resident = site.Visitor();
            await resident.Submit(await resident.Get(link));
            Assert.Equal("/track/case", (await resident.Get("/track/not-fixed")).Url);
            site.Clock.Set(new(time.ToUtc(last.ToDateTime(new TimeOnly(23, 50))), TimeSpan.Zero));
            await resident.Submit(await resident.Get("/track/not-fixed"), ("Text", "Still full at night"));
            Assert.True((await site.Read(made.Id)).IsOpen);
        }
        finally { site.Clock.Set(DateTimeOffset.UtcNow); }
    }

    [Fact]
    public async Task A_note_of_officers_is_never_shown()
    {
        var made = await site.Open(email: "note@example.org");
        await site.Work(made.Id, "Grace", (work, it, who) => work.Note(it, "Difficult access, ring first", who));
        using var resident = await Inside(made);
        Assert.DoesNotContain("Difficult", (await resident.Get("/track/case")).Html, StringComparison.Ordinal);
    }
}
