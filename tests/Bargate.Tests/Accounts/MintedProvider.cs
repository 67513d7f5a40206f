using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bargate.Tests.Accounts;

/// <summary>A provider of our own that answers the back channel and can be told to lie in one respect.</summary>
sealed class MintedProvider : HttpMessageHandler
{
    public const string Issuer = "https://login.example.org/council";

    readonly Dictionary<string, SecurityKey> keys = new() { ["one"] = Key("one"), ["two"] = Key("two") };

    public Func<string, DateTime, Token> Mint { get; set; } = Token.Good;

    public string Nonce { get; set; } = "";

    public DateTime Now { get; set; }

    /// <summary>The keys that the discovery document shows.</summary>
    public List<string> Published { get; } = ["one"];

    public Dictionary<string, string> LastForm { get; private set; } = [];

    public static Dictionary<string, string?> Settings => new()
    {
        ["SignIn:Authority"] = Issuer,
        ["SignIn:ClientId"] = "bargate",
        ["SignIn:ClientSecret"] = "secret",
        ["SignIn:Roles:Waste.Lead"] = "team-lead",
        ["SignIn:Roles:Waste.Officer"] = "team-officer",
        ["SignIn:Teams:team-waste"] = "waste",
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (request.RequestUri!.AbsolutePath)
        {
            case "/council/.well-known/openid-configuration":
                return Json(new { issuer = Issuer, authorization_endpoint = $"{Issuer}/authorize", token_endpoint = $"{Issuer}/token", jwks_uri = $"{Issuer}/keys" });
            case "/council/keys":
                return Json(new { keys = Published.Select(Public) });
            case "/council/token":
                LastForm = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken)).ToDictionary(it => it.Key, it => it.Value.ToString());
                return Json(new { access_token = "at", token_type = "Bearer", expires_in = 300, id_token = Write(Mint(Nonce, Now)) });
            default:
                return new(HttpStatusCode.NotFound);
        }
    }

    string Write(Token token)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = token.Issuer,
            IssuedAt = token.IssuedAt,
            NotBefore = token.NotBefore,
            Expires = token.Expires,
            Claims = token.Claims,
            SigningCredentials = token.Algorithm switch
            {
                "none" => null,
                // The classic confusion: the public key, which everybody has, used as a shared secret.
                "HS256" => new(new SymmetricSecurityKey(((RsaSecurityKey)keys["one"]).Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "one" }, "HS256"),
                var algorithm => new(keys[token.Key], algorithm),
            },
        };
        foreach (var audience in token.Audience.Split(' ')) descriptor.Audiences.Add(audience);
        var text = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
        return token.BreakSignature ? text[..^6] + (text[^6] == 'A' ? 'B' : 'A') + text[^5..] : text;
    }

    object Public(string id)
    {
        var rsa = ((RsaSecurityKey)keys[id]).Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = id, n = Base64UrlEncoder.Encode(rsa.Modulus), e = Base64UrlEncoder.Encode(rsa.Exponent) };
    }

    static RsaSecurityKey Key(string id) => new(RSA.Create(2048)) { KeyId = id };

    static HttpResponseMessage Json(object value) => new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(value), System.Text.Encoding.UTF8, "application/json") };
}

/// <summary>What an ID token says.</summary>
sealed record Token(string Issuer, string Audience, DateTime IssuedAt, DateTime NotBefore, DateTime Expires, Dictionary<string, object> Claims, string Algorithm = "RS256", string Key = "one", bool BreakSignature = false)
{
    public static Token Good(string nonce, DateTime now) => new(MintedProvider.Issuer, "bargate", now, now, now.AddMinutes(5), new()
    {
        ["sub"] = "person-1",
        ["nonce"] = nonce,
        ["name"] = "Łucja Nowak",
        ["email"] = "lucja.nowak@example.org",
        ["roles"] = new[] { "Waste.Lead", "team-waste", "Something.Else" },
    });

    public Token With(string claim, object? value)
    {
        var claims = new Dictionary<string, object>(Claims);
        if (value is null) claims.Remove(claim);
        else claims[claim] = value;
        return this with { Claims = claims };
    }
}
