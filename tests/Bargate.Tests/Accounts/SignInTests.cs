using System.Net;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Ids;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Accounts;

public sealed class SignInTests
{
    static void StaffEndpoints(WebApplication app)
    {
        app.MapGet("/staff/me", (CurrentOfficer officer) => $"{officer.Name}|{officer.Role}|{string.Join(',', officer.Teams)}").WithMetadata(new NeedsAttribute(Permissions.CasesSee));
        app.MapGet("/staff/close", () => "closed").WithMetadata(new NeedsAttribute(Permissions.CasesClose));
        app.MapGet("/staff/careless", () => "secrets");
        app.MapGet("/staff/careless-too", () => "secrets").RequireAuthorization();
        app.MapGet("/token", (IAntiforgery antiforgery, HttpContext http) => Results.Content($"<input name=_token value='{antiforgery.GetAndStoreTokens(http).RequestToken}'>", "text/html"));
        app.MapGet("/public", (CurrentOfficer officer) => officer.SignedIn ? officer.Name : "nobody");
    }

    static Task<PeopleHost> Start(string environment = "Development", Dictionary<string, string?>? settings = null) => PeopleHost.Start(environment, settings, endpoints: StaffEndpoints);

    [Fact]
    public async Task An_officer_picked_on_a_developers_machine_is_known_with_role_and_teams()
    {
        await using var host = await Start();
        var id = await host.Seed("Priya Nair", Role.TeamLead, "waste", "highways");
        using var priya = await host.As(id);
        Assert.Equal("Priya Nair|TeamLead|highways,waste", await priya.Http.GetStringAsync("/staff/me"));
        Assert.Equal("Priya Nair", await priya.Http.GetStringAsync("/public"));
        Assert.Equal(1, await host.InDb(db => db.Set<AuditRow>().CountAsync(it => it.Action == "officer-signed-in" && it.ActorId == id.Value)));
        Assert.NotNull((await host.InDb(db => db.Officers.SingleAsync(it => it.Id == id))).LastSeenAt);
    }

    [Fact]
    public async Task The_cookie_cannot_be_read_by_scripts_or_sent_from_other_sites()
    {
        await using var host = await Start();
        var id = await host.Seed("Priya Nair", Role.TeamLead, "waste");
        using var visitor = host.Visit();
        var answer = await visitor.Post("/staff/sign-in", "/staff/sign-in?handler=Pick", ("officer", id.Value.ToString()));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), it => it.StartsWith("bargate-officer=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Priya", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_sent_to_the_sign_in_page_and_comes_back_to_where_they_were_going()
    {
        await using var host = await Start();
        var id = await host.Seed("Priya Nair", Role.TeamLead);
        using var visitor = host.Visit();
        var sent = await visitor.Ask("/staff/me?x=1");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("/staff/sign-in?return=%2Fstaff%2Fme%3Fx%3D1", sent.Headers.Location!.PathAndQuery);
        var back = await visitor.Post(sent.Headers.Location.PathAndQuery, $"{sent.Headers.Location.PathAndQuery}&handler=Pick", ("officer", id.Value.ToString()));
        Assert.Equal("/staff/me?x=1", back.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/staff/sign-out")]
    public async Task Coming_back_leads_to_our_own_pages_only(string to)
    {
        await using var host = await Start();
        var id = await host.Seed("Priya Nair", Role.TeamLead);
        using var visitor = host.Visit();
        var answer = await visitor.Post("/staff/sign-in", $"/staff/sign-in?handler=Pick&return={Uri.EscapeDataString(to)}", ("officer", id.Value.ToString()));
        Assert.Equal("/staff", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_staff_page_that_does_not_say_what_it_needs_is_refused_even_to_an_administrator()
    {
        await using var host = await Start();
        using var nobody = host.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.Ask("/staff/careless")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.Ask("/STAFF/careless-too")).StatusCode);
        Assert.Equal("nobody", await nobody.Http.GetStringAsync("/public"));
        using var ada = await host.As(await host.Seed("Ada Admin", Role.Administrator));
        Assert.Equal(HttpStatusCode.OK, (await ada.Ask("/staff/close")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.Ask("/staff/careless")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.Ask("/Staff/Careless-Too")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Ask("/staff/no-such-page")).StatusCode);
    }

    [Fact]
    public async Task A_role_without_the_permission_is_refused()
    {
        await using var host = await Start();
        using var caller = await host.As(await host.Seed("Rhys Services", Role.ResidentServices));
        Assert.Equal(HttpStatusCode.OK, (await caller.Ask("/staff/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.Ask("/staff/close")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.Ask("/staff/officers")).StatusCode);
    }

    [Fact]
    public async Task An_officer_whose_access_was_ended_is_out_at_the_next_request()
    {
        await using var host = await Start();
        var id = await host.Seed("Tom Team", Role.TeamOfficer, "waste");
        using var tom = await host.As(id);
        using var ada = await host.As(await host.Seed("Ada Admin", Role.Administrator));
        Assert.Equal(HttpStatusCode.OK, (await tom.Ask("/staff/close")).StatusCode);
        var stopped = await ada.Post("/staff/officers", "/staff/officers?handler=Stop", ("officer", id.Value.ToString()), ("version", "1"));
        Assert.Equal(HttpStatusCode.Redirect, stopped.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await tom.Ask("/staff/close")).StatusCode);
        Assert.False(tom.Has("bargate-officer"));
        Assert.Equal(1, await host.InDb(db => db.Set<AuditRow>().CountAsync(it => it.Action == "officer-stopped" && it.About == id.Value)));
    }

    [Fact]
    public async Task A_sign_in_ends_after_eight_hours_without_a_request_and_lives_on_with_one()
    {
        await using var host = await Start();
        using var tom = await host.As(await host.Seed("Tom Team", Role.TeamOfficer, "waste"));
        host.Clock.Pass(TimeSpan.FromHours(7));
        Assert.Equal(HttpStatusCode.OK, (await tom.Ask("/staff/me")).StatusCode);
        host.Clock.Pass(TimeSpan.FromHours(7));
        Assert.Equal(HttpStatusCode.OK, (await tom.Ask("/staff/me")).StatusCode);
        host.Clock.Pass(TimeSpan.FromHours(8.1));
        Assert.Equal(HttpStatusCode.Redirect, (await tom.Ask("/staff/me")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_takes_a_button_and_not_a_link()
    {
        await using var host = await Start();
        using var tom = await host.As(await host.Seed("Tom Team", Role.TeamOfficer, "waste"));
        await tom.Read("/staff/sign-out");
        Assert.Equal(HttpStatusCode.OK, (await tom.Ask("/staff/me")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await tom.Http.PostAsync("/staff/sign-out", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tom.Ask("/staff/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await tom.Post("/staff/sign-out", "/staff/sign-out")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await tom.Ask("/staff/me")).StatusCode);
    }

    [Fact]
    public async Task The_picker_is_not_there_in_production()
    {
        await using var host = await Start("Production");
        await AssertNoPicker(host, await host.Seed("Ada Admin", Role.Administrator), _ => { });
    }

    [Theory]
    [InlineData("192.0.2.7")]
    [InlineData("10.0.0.1")]
    [InlineData("2001:db8::1")]
    public async Task The_picker_is_not_there_for_another_machine(string remote)
    {
        await using var host = await Start();
        host.Remote = IPAddress.Parse(remote);
        await AssertNoPicker(host, await host.Seed("Ada Admin", Role.Administrator), _ => { });
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("X-Original-For", "127.0.0.1:4711")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "council.example")]
    public async Task The_picker_is_not_there_through_a_proxy_on_this_machine(string header, string value)
    {
        await using var host = await Start();
        await AssertNoPicker(host, await host.Seed("Ada Admin", Role.Administrator), it => it.DefaultRequestHeaders.TryAddWithoutValidation(header, value));
    }

    static async Task AssertNoPicker(PeopleHost host, OfficerId id, Action<HttpClient> change)
    {
        using var visitor = host.Visit();
        change(visitor.Http);
        var page = await visitor.Read("/staff/sign-in");
        Assert.Null(page.QuerySelector("form[action*='andler=Pick']"));
        Assert.DoesNotContain("Ada Admin", page.Body!.TextContent, StringComparison.Ordinal);
        // Nor does the post by itself, with a good token from elsewhere on the site.
        var answer = await visitor.Post("/token", "/staff/sign-in?handler=Pick", ("officer", id.Value.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(visitor.Has("bargate-officer"));
    }

    [Fact]
    public async Task Signing_in_over_and_over_is_slowed_down_and_reading_is_not()
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++) answers.Add((await visitor.Http.PostAsync("/staff/sign-in?handler=Pick", null)).StatusCode);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, answers[0]);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Ask("/staff/sign-in")).StatusCode);
    }

    [Fact]
    public async Task The_pages_have_all_their_words()
    {
        await using var host = await Start();
        using var ada = await host.As(await host.Seed("Ada Admin", Role.Administrator));
        foreach (var page in new[] { "/staff/sign-in", "/staff/sign-out", "/staff/officers" }) await ada.Read(page);
        foreach (var because in new[] { "unknown", "stopped", "again", "failed", "<script>" }) Assert.Equal(HttpStatusCode.Forbidden, (await ada.Ask($"/staff/refused?because={because}")).StatusCode);
        Assert.Empty(host.Words.Missing);
    }
}
