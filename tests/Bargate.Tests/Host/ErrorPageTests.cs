using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Host;

/// <summary>Every way to fail, through a real request: a page that says what to do, in the right layout, and never a stack trace.</summary>
public sealed class ErrorPageTests(ErrorPageTests.FailingSite site) : IClassFixture<ErrorPageTests.FailingSite>
{
    public sealed class FailingSite : PracticeSite
    {
        protected override void Configure(WebApplicationBuilder builder) => builder.Services.Configure<MvcOptions>(it => it.Filters.Add(new Fails()));
    }

    async Task<Page> Send(HttpMethod method, string url, HttpContent? content = null)
    {
        using var visitor = site.Visitor();
        return await visitor.Follow(await visitor.Http.SendAsync(new HttpRequestMessage(method, url) { Content = content }));
    }

    static void IsKind(Page page, HttpStatusCode status, string heading)
    {
        Assert.Equal(status, page.Status);
        Assert.Equal(heading, page.Heading);
        Assert.NotNull(page.Document.QuerySelector("header.bg-header"));
        Assert.DoesNotContain("Exception", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no-such-page"), InlineData("/services/no-such-service"), InlineData("/error/500"), InlineData("/error/404"), InlineData("/error/nonsense")]
    public async Task A_page_that_does_not_exist_offers_search_and_the_ways_on(string url)
    {
        var page = await Send(HttpMethod.Get, url);
        IsKind(page, HttpStatusCode.NotFound, "Page not found");
        Assert.NotNull(page.Document.QuerySelector("form[role=search] input[name=q]"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/track']"));
    }

    [Theory]
    [InlineData("POST"), InlineData("PUT"), InlineData("DELETE"), InlineData("PATCH")]
    public async Task The_error_page_takes_the_place_of_any_method_whatever_was_sent(string method) =>
        IsKind(await Send(new(method), "/no-such-page", new StringContent("x=%zz&=&&", Encoding.UTF8, "application/x-www-form-urlencoded")), HttpStatusCode.MethodNotAllowed, "This address does not work that way");

    [Fact]
    public async Task What_does_not_exist_in_the_staff_area_looks_like_the_staff_area()
    {
        using var officer = await site.Officer(Officers.WasteOfficer);
        var page = await officer.Get("/staff/no-such-page");
        IsKind(page, HttpStatusCode.NotFound, "Page not found");
        Assert.NotNull(page.Document.QuerySelector("body.bg-staff"));
        Assert.Contains("Grace Adeyemi", page.Html, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".bg-staff-nav"));
    }

    [Fact]
    public async Task A_malformed_id_is_a_page_that_does_not_exist()
    {
        using var officer = await site.Officer(Officers.Administrator);
        foreach (var url in new[] { "/staff/messages/not-an-id", "/cases/photo/%c3%28", "/rate/" })
            Assert.Equal(HttpStatusCode.NotFound, (await officer.Get(url)).Status);
    }

    [Fact]
    public async Task An_address_that_only_answers_reading_says_so() =>
        IsKind(await Send(HttpMethod.Post, "/robots.txt"), HttpStatusCode.MethodNotAllowed, "This address does not work that way");

    [Fact]
    public async Task A_form_without_its_token_is_asked_for_once_more()
    {
        using var visitor = site.Visitor();
        var sent = await visitor.Http.PostAsync("/rate/nonsense", new FormUrlEncodedContent([KeyValuePair.Create("score", "3"), KeyValuePair.Create("_token", "made-up")]));
        var page = await visitor.Follow(sent);
        IsKind(page, HttpStatusCode.BadRequest, "We could not read what was sent");
        Assert.Contains("Go back, load the page again", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_answered_after_all_of_it_was_sent()
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[31_000_000]), "photo", "photo.jpg" } };
        var page = await Send(HttpMethod.Post, "/services/road-problem/photo", form);
        IsKind(page, HttpStatusCode.RequestEntityTooLarge, "What you sent is too large");
        Assert.Contains("30 MB", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_rule_says_which()
    {
        var page = await Send(HttpMethod.Get, "/contact?fail=rule");
        IsKind(page, HttpStatusCode.Conflict, "This could not be done");
        Assert.Contains("Helen closed this case at 4pm.", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_by_somebody_else_says_to_load_the_page_again()
    {
        var page = await Send(HttpMethod.Get, "/contact?fail=conflict");
        IsKind(page, HttpStatusCode.Conflict, "This could not be done");
        Assert.Contains("Somebody changed this while you were looking at it.", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_ours_has_a_reference_a_phone_number_and_the_headers_of_every_page()
    {
        using var visitor = site.Visitor();
        var answer = await visitor.Http.GetAsync("/contact?fail=bug");
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        var page = await visitor.Follow(answer);
        IsKind(page, HttpStatusCode.InternalServerError, "Sorry, something went wrong here");
        Assert.Matches("^[0-9a-f]{32}$", page.Document.QuerySelector(".bg-error__reference")!.TextContent);
        Assert.Contains("023 8090 0000", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_who_is_nobody_is_not_told_who_administers_the_site()
    {
        var page = await Send(HttpMethod.Get, "/staff/services");
        Assert.Equal("Sign in to the staff area", page.Heading);
    }
}

/// <summary>A site that takes two posts a minute.</summary>
public sealed class TooManyTests(TooManyTests.SlowSite site) : IClassFixture<TooManyTests.SlowSite>
{
    public sealed class SlowSite : Site
    {
        protected override IEnumerable<string> Settings => ["--Limits:PublicPostsPerMinute=2"];
    }

    [Fact]
    public async Task Too_many_posts_are_asked_to_wait_and_reading_is_not()
    {
        using var visitor = site.Visitor();
        var answer = await visitor.Http.PostAsync("/rate/x", null);
        for (var i = 0; i < 4; i++) answer = await visitor.Http.PostAsync("/rate/x", null);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        var page = await visitor.Follow(answer);
        Assert.Equal("Please wait a moment", page.Heading);
        Assert.Matches("Wait (a minute|one second|[0-9]+ seconds)", page.Main);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/")).Status);
    }

    [Theory]
    [InlineData("/services/road-problem/place/nearby")]
    [InlineData("/services/missed-bin/check")]
    [InlineData("/services/missed-bin/save")]
    [InlineData("/track")]
    public async Task A_form_that_makes_us_write_to_an_address_is_limited(string url)
    {
        using var visitor = site.Visitor();
        var answer = await visitor.Http.PostAsync(url, null);
        for (var i = 0; i < 3; i++) answer = await visitor.Http.PostAsync(url, null);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }
}
