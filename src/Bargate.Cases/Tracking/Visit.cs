using System.Text.Json;
using Bargate.Cases.Contract;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Bargate.Cases.Tracking;

/// <summary>
/// What somebody proved when they came to a case's page. A postcode can be guessed or known, so it shows less than a link; a follower sees what is public.
/// </summary>
/// <param name="IsReporter">
/// They may write, reopen and rate. Who comes with the postcode of a case that is on public view is not: its followers know the reference, and everybody the place.
/// </param>
internal sealed record Visit(Guid Id, Guid? Follower, bool ByPostcode, bool IsReporter)
{
    /// <summary>The language that they chose on the way, when they did.</summary>
    public string? Language { get; init; }

    /// <summary>When it ends; another language makes it no longer.</summary>
    public DateTimeOffset Until { get; init; }

    public CaseId Case => CaseId.From(Id);

    public bool SeesAnswers => IsReporter && !ByPostcode;
}

/// <summary>Keeps a visit in a protected cookie of two hours that only the pages under /track receive.</summary>
internal sealed class Visits(IDataProtectionProvider protection, TimeProvider clock)
{
    const string Cookie = "bargate-track";
    static readonly TimeSpan Life = TimeSpan.FromHours(2);

    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Bargate.Cases.Tracking").ToTimeLimitedDataProtector();

    public void Begin(HttpContext http, Visit visit) => Keep(http, visit with { Until = clock.GetUtcNow() + Life });

    /// <summary>The same visit in another language: it ends when it would have.</summary>
    public void Speak(HttpContext http, Visit visit, string language) => Keep(http, visit with { Language = language });

    public void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    /// <summary>Null without a cookie, with one that is not ours, and after two hours.</summary>
    public Visit? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 2000 } text) return null;
        try { return JsonSerializer.Deserialize<Visit>(protector.Unprotect(text)) is { } visit && visit.Until > clock.GetUtcNow() ? visit : null; }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }

    void Keep(HttpContext http, Visit visit)
    {
        var left = visit.Until - clock.GetUtcNow();
        http.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(visit), left), Options(http, left));
    }

    static CookieOptions Options(HttpContext http, TimeSpan? left = null) => new() { Path = "/track", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = left };
}
