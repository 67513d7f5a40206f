using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Bargate.Accounts.SignIn;

/// <summary>
/// OpenID Connect's code flow on the framework's OAuth 2.0 handler: that one does state, PKCE (RFC 7636) and the code;
/// this one adds discovery, the nonce, the answering issuer (RFC 9207) and the checks of the ID token.
/// </summary>
sealed class OidcHandler(IOptionsMonitor<OidcOptions> options, ILoggerFactory logger, UrlEncoder encoder) : OAuthHandler<OidcOptions>(options, logger, encoder)
{
    public new const string Scheme = "officer-provider";

    const string NonceItem = "nonce", BegunItem = "begun";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await Discover();
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        properties.Items[NonceItem] = nonce;
        properties.Items[BegunItem] = TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), "nonce", nonce);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var answering = Request.Query["iss"];
        if (answering.Count > 0 && answering != (await Options.Discovery.GetConfigurationAsync(Context.RequestAborted)).Issuer)
            return HandleRequestResult.Fail(new SignInRefused(SignInRefused.Failed, "Another provider answered"));
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        await Discover();
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var stop = Context.RequestAborted;
        var now = TimeProvider.GetUtcNow();
        var nonce = Taken(properties, NonceItem);
        if (now - DateTimeOffset.FromUnixTimeSeconds(long.Parse(Taken(properties, BegunItem), System.Globalization.CultureInfo.InvariantCulture)) > Options.RemoteAuthenticationTimeout)
            throw new SignInRefused(SignInRefused.Again, "The sign-in took too long");
        if (tokens.Response is not { } answer || !answer.RootElement.TryGetProperty("id_token", out var text) || text.GetString() is not { } idToken)
            throw new SignInRefused(SignInRefused.Failed, "The provider sent no ID token");
        var token = await IdToken.Check(idToken, nonce, Options, now.UtcDateTime, stop);
        var officer = await Context.RequestServices.GetRequiredService<Arrival>().Admit(token, nonce, Options.Settings, stop);
        return new AuthenticationTicket(OfficerCookie.Principal(officer), new AuthenticationProperties { RedirectUri = properties.RedirectUri }, OfficerCookie.Scheme);
    }

    static string Taken(AuthenticationProperties properties, string item) =>
        properties.Items.TryGetValue(item, out var value) && value is not null ? value : throw new SignInRefused(SignInRefused.Failed, "The state is not of this sign-in");

    async Task Discover()
    {
        var provider = await Options.Discovery.GetConfigurationAsync(Context.RequestAborted);
        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (provider.AuthorizationEndpoint, provider.TokenEndpoint);
    }
}
