using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Bargate.Accounts.SignIn;

/// <summary>The checks of OpenID Connect Core 1.0, section 3.1.3.7, on an ID token that came from the token endpoint.</summary>
static class IdToken
{
    static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static async Task<JsonWebToken> Check(string text, string nonce, OidcOptions options, DateTime now, CancellationToken stop)
    {
        var provider = await options.Discovery.GetConfigurationAsync(stop);
        var result = await Validate(text, provider, options.ClientId, now);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            provider = await Refreshed(provider, options, stop);
            result = await Validate(text, provider, options.ClientId, now);
        }
        if (!result.IsValid) throw Refused($"The ID token failed its check: {result.Exception?.GetType().Name}");
        var token = (JsonWebToken)result.SecurityToken;
        if (!SameAlgorithm(token, provider)) throw Refused("The ID token's algorithm is not that of the published key");
        var askedBy = Claim(token, "azp");
        if (askedBy is null ? token.Audiences.Count() > 1 : askedBy != options.ClientId) throw Refused("The ID token was asked for by another application");
        if (token.IssuedAt > now + Skew) throw Refused("The ID token is from the future");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Claim(token, "nonce") ?? ""), Encoding.UTF8.GetBytes(nonce))) throw Refused("The ID token answers another sign-in");
        if (string.IsNullOrEmpty(token.Subject)) throw Refused("The ID token names nobody");
        return token;
    }

    public static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    static Task<TokenValidationResult> Validate(string text, OpenIdConnectConfiguration provider, string clientId, DateTime now) =>
        new JsonWebTokenHandler { MaximumTokenSizeInBytes = 64 * 1024 }.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = clientId,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = provider.SigningKeys,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => expires > now - Skew && (notBefore is null || notBefore <= now + Skew),
        });

    // The provider may have changed its keys since we read them. The refresh runs beside us; three seconds are more than it needs.
    static async Task<OpenIdConnectConfiguration> Refreshed(OpenIdConnectConfiguration known, OidcOptions options, CancellationToken stop)
    {
        options.Discovery.RequestRefresh();
        var provider = known;
        for (var i = 0; i < 30 && ReferenceEquals(provider, known); i++)
        {
            await Task.Delay(100, stop);
            provider = await options.Discovery.GetConfigurationAsync(stop);
        }
        return provider;
    }

    static bool SameAlgorithm(JsonWebToken token, OpenIdConnectConfiguration provider) =>
        provider.JsonWebKeySet?.Keys.FirstOrDefault(it => it.Kid == token.Kid) is not { Alg.Length: > 0 } key || key.Alg == token.Alg;

    static SignInRefused Refused(string what) => new(SignInRefused.Failed, what);
}
