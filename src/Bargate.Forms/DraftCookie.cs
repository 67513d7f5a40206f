using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms;

/// <summary>What the visitor's browser holds of a draft: its id and 128 random bits, only for the pages of its service. The answers never leave the server.</summary>
internal readonly record struct DraftCookie(Guid Draft, byte[] Secret)
{
    const string Name = "bargate-draft";

    public byte[] SecretHash => SHA256.HashData(Secret);

    public static DraftCookie New(DateTimeOffset now) => new(Guid.CreateVersion7(now), RandomNumberGenerator.GetBytes(16));

    public static DraftCookie? From(HttpRequest request)
    {
        if (!request.Cookies.TryGetValue(Name, out var text) || text.Length > 64) return null;
        Span<byte> bytes = stackalloc byte[48];
        try
        {
            if (!Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != 32) return null;
        }
        catch (FormatException) { return null; }
        return new(new Guid(bytes[..16]), bytes[16..32].ToArray());
    }

    public void Write(HttpResponse response, string service) => response.Cookies.Append(Name, Base64Url.EncodeToString([.. Draft.ToByteArray(), .. Secret]), Options(response, service));

    public static void Delete(HttpResponse response, string service) => response.Cookies.Delete(Name, Options(response, service));

    static CookieOptions Options(HttpResponse response, string service) => new()
    {
        Path = $"/services/{service}",
        HttpOnly = true,
        Secure = response.HttpContext.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        MaxAge = Forms.Draft.Life,
    };
}
