using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Bargate.Accounts.SignIn;

/// <summary>What the sign-in handler works with; the provider's endpoints and keys come from its discovery document.</summary>
sealed class OidcOptions : OAuthOptions
{
    public OidcOptions()
    {
        SignInScheme = OfficerCookie.Scheme;
        CallbackPath = "/staff/sign-in/callback";
        UsePkce = true;
        SaveTokens = false;
        // The answer comes by a redirect (GET), so Lax is enough; None would need https on a developer's machine too.
        CorrelationCookie.SameSite = SameSiteMode.Lax;
        CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        CorrelationCookie.Path = "/staff";
        RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
        Scope.Add("openid");
        Scope.Add("profile");
        Scope.Add("email");
    }

    public SignInSettings Settings { get; set; } = null!;

    public IConfigurationManager<OpenIdConnectConfiguration> Discovery { get; set; } = null!;

    // The settings were read and checked at start; the endpoints are not known before discovery.
    public override void Validate() { }
}

/// <summary>Runs after the framework made the back channel, which fetches the discovery document too.</summary>
sealed class OidcDiscovery : IPostConfigureOptions<OidcOptions>
{
    public void PostConfigure(string? name, OidcOptions options) => options.Discovery ??= new ConfigurationManager<OpenIdConnectConfiguration>(
        $"{options.Settings.Authority}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.Settings.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase) });
}
