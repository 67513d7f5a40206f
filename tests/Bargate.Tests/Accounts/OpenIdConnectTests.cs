using System.Net;
using Bargate.Accounts.Contract;
using Bargate.Accounts.SignIn;
using Bargate.Accounts.Storage;
using Bargate.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Accounts;

public sealed class OpenIdConnectTests
{
    readonly MintedProvider provider = new();

    Task<PeopleHost> Start() => PeopleHost.Start("Production", MintedProvider.Settings,
        it => it.Configure<OidcOptions>(OidcHandler.Scheme, options => options.BackchannelHttpHandler = provider),
        app => app.MapGet("/staff/me", (CurrentOfficer officer) => $"{officer.Name}|{officer.Role}|{string.Join(',', officer.Teams)}").WithMetadata(new NeedsAttribute(Permissions.CasesSee)));

    /// <summary>Presses the button; returns the callback address that the provider would send the browser to.</summary>
    async Task<string> Begin(PeopleHost host, Visitor visitor)
    {
        var sent = await visitor.Ask((await visitor.Read("/staff/sign-in?return=%2Fstaff%2Fme")).QuerySelector("main a[href*='handler=Provider']")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.StartsWith(MintedProvider.Issuer + "/authorize?", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var asked = QueryHelpers.ParseQuery(sent.Headers.Location.Query);
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.Equal("code", asked["response_type"]);
        Assert.Contains("openid", asked["scope"].ToString(), StringComparison.Ordinal);
        Assert.True(asked["nonce"].ToString().Length >= 43);
        (provider.Nonce, provider.Now) = (asked["nonce"]!, host.Clock.GetUtcNow().UtcDateTime);
        return $"/staff/sign-in/callback?code=c&state={Uri.EscapeDataString(asked["state"]!)}";
    }

    static async Task AssertRefused(HttpResponseMessage answer, Visitor visitor, string because = "failed")
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/staff/refused?because={because}", answer.Headers.Location!.OriginalString);
        Assert.False(visitor.Has("bargate-officer"));
        var page = await visitor.Ask(answer.Headers.Location.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("023 8090 0000", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_token_signs_in_with_the_mapped_role_and_teams()
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        var answer = await visitor.Ask(await Begin(host, visitor));
        Assert.Equal("/staff/me", answer.Headers.Location!.OriginalString);
        Assert.Equal("Łucja Nowak|TeamLead|waste", await visitor.Http.GetStringAsync("/staff/me"));
        Assert.True(provider.LastForm["code_verifier"].Length >= 43);
        var officer = await host.InDb(db => db.Officers.SingleAsync());
        Assert.Equal(MintedProvider.Issuer + " person-1", officer.Subject);
    }

    [Fact]
    public async Task The_same_person_stays_one_officer_and_a_changed_role_is_taken_over()
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        await visitor.Ask(await Begin(host, visitor));
        provider.Mint = (nonce, now) => Token.Good(nonce, now).With("roles", "Waste.Officer").With("name", "Łucja Kowalska");
        await visitor.Ask(await Begin(host, visitor));
        Assert.Equal("Łucja Kowalska|TeamOfficer|", await visitor.Http.GetStringAsync("/staff/me"));
        Assert.Equal(1, await host.InDb(db => db.Officers.CountAsync()));
    }

    public static TheoryData<string> Faults => [.. Lies.Keys];

    static readonly Dictionary<string, Func<Token, Token>> Lies = new()
    {
        ["wrong issuer"] = it => it with { Issuer = "https://login.example.com/council" },
        ["wrong audience"] = it => it with { Audience = "another-application" },
        ["several audiences, asked for by another"] = it => (it with { Audience = "bargate another" }).With("azp", "another"),
        ["several audiences, asked for by nobody"] = it => it with { Audience = "bargate another" },
        ["asked for by another"] = it => it.With("azp", "another"),
        ["unpublished key"] = it => it with { Key = "two" },
        ["broken signature"] = it => it with { BreakSignature = true },
        ["no signature"] = it => it with { Algorithm = "none" },
        ["public key as shared secret"] = it => it with { Algorithm = "HS256" },
        ["algorithm outside the list"] = it => it with { Algorithm = "RS512" },
        ["algorithm that is not the published key's"] = it => it with { Algorithm = "PS256" },
        ["expired"] = it => it with { IssuedAt = it.IssuedAt.AddHours(-1), NotBefore = it.NotBefore.AddHours(-1), Expires = it.IssuedAt.AddMinutes(-2) },
        ["not yet valid"] = it => it with { NotBefore = it.NotBefore.AddMinutes(3) },
        ["issued in the future"] = it => it with { IssuedAt = it.IssuedAt.AddMinutes(3) },
        ["another nonce"] = it => it.With("nonce", "another"),
        ["no nonce"] = it => it.With("nonce", null),
        ["nobody"] = it => it.With("sub", null),
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_faulty_token_is_refused(string fault)
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        provider.Mint = (nonce, now) => Lies[fault](Token.Good(nonce, now));
        await AssertRefused(await visitor.Ask(await Begin(host, visitor)), visitor);
        Assert.Equal(0, await host.InDb(db => db.Officers.CountAsync()));
    }

    [Fact]
    public async Task A_key_that_the_provider_published_since_is_found()
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        await visitor.Ask(await Begin(host, visitor));
        provider.Published.Add("two");
        provider.Mint = (nonce, now) => Token.Good(nonce, now) with { Key = "two" };
        var answer = await visitor.Ask(await Begin(host, visitor));
        Assert.Equal("/staff/me", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_state_that_was_used_is_refused_even_with_the_cookies_of_the_first_time()
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        var callback = await Begin(host, visitor);
        var cookies = string.Join("; ", visitor.Cookies.GetAllCookies().Select(it => $"{it.Name}={it.Value}"));
        Assert.Equal("/staff/me", (await visitor.Ask(callback)).Headers.Location!.OriginalString);
        await AssertRefused(await host.Visit().Ask(callback), host.Visit(), "again");
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        thief.DefaultRequestHeaders.Add("Cookie", cookies);
        var answer = await thief.GetAsync(callback);
        Assert.Equal("/staff/refused?because=again", answer.Headers.Location!.OriginalString);
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], it => it.StartsWith("bargate-officer=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_refused()
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        await AssertRefused(await visitor.Ask("/staff/sign-in/callback?code=c&state=made-up"), visitor, "again");
        await AssertRefused(await visitor.Ask("/staff/sign-in/callback?code=c"), visitor, "again");
        await AssertRefused(await visitor.Ask("/staff/sign-in/callback?error=access_denied&error_description=no"), visitor, "again");
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_or_from_another_provider_is_refused()
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        await AssertRefused(await visitor.Ask(await Begin(host, visitor) + "&iss=" + Uri.EscapeDataString("https://evil.example")), visitor);
        using var slow = host.Visit();
        var callback = await Begin(host, slow);
        host.Clock.Pass(TimeSpan.FromMinutes(16));
        provider.Now = host.Clock.GetUtcNow().UtcDateTime;
        await AssertRefused(await slow.Ask(callback), slow, "again");
    }

    [Fact]
    public async Task Somebody_without_a_role_here_is_told_whom_to_ask()
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        provider.Mint = (nonce, now) => Token.Good(nonce, now).With("roles", new[] { "Something.Else" });
        await AssertRefused(await visitor.Ask(await Begin(host, visitor)), visitor, "unknown");
        Assert.Equal(0, await host.InDb(db => db.Officers.CountAsync()));
    }

    [Fact]
    public async Task An_officer_whose_access_was_ended_here_does_not_come_back_through_the_provider()
    {
        await using var host = await Start();
        using var visitor = host.Visit();
        await visitor.Ask(await Begin(host, visitor));
        await host.InDb(async db => { (await db.Officers.SingleAsync()).Stop(); return await db.SaveChangesAsync(); });
        using var again = host.Visit();
        await AssertRefused(await again.Ask(await Begin(host, again)), again, "stopped");
    }

    [Theory]
    [InlineData("SignIn:ClientId", null, "SignIn:ClientId is missing")]
    [InlineData("SignIn:Authority", "http://login.example.org", "https://")]
    [InlineData("SignIn:Roles:Waste.Lead", "boss", "SignIn:Roles:Waste.Lead is 'boss'")]
    [InlineData("SignIn:Roles:Waste.Lead", "3", "SignIn:Roles:Waste.Lead is '3'")]
    public void A_half_written_configuration_stops_the_start_and_names_the_setting(string key, string? value, string said)
    {
        var settings = MintedProvider.Settings;
        settings[key] = value;
        var fault = Assert.Throws<SetUpFault>(() => SignInSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }
}
