using Microsoft.AspNetCore.Http;

namespace Bargate.Directory;

/// <summary>Entries that a visitor keeps, in a cookie of their own browser or in an address they share; nobody signs in for it.</summary>
internal sealed record Shortlist(IReadOnlyList<string> Slugs)
{
    public const string Cookie = "bargate-shortlist";

    public const int Most = 20;

    const char Between = '.';

    public static Shortlist Of(HttpRequest request) => Read(request.Cookies[Cookie]);

    public static Shortlist Read(string? text) => new([.. (text is { Length: <= 4000 } ? text : "").Split(Between).Where(IsSlug).Distinct().Take(Most)]);

    public Shortlist With(string slug) => new([.. Slugs.Where(it => it != slug).Append(slug).TakeLast(Most)]);

    public Shortlist Without(string slug) => new([.. Slugs.Where(it => it != slug)]);

    public override string ToString() => string.Join(Between, Slugs);

    public void Keep(HttpResponse response)
    {
        if (Slugs.Count == 0) response.Cookies.Delete(Cookie);
        else response.Cookies.Append(Cookie, ToString(), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = response.HttpContext.Request.IsHttps, MaxAge = TimeSpan.FromDays(90), IsEssential = true });
    }

    static bool IsSlug(string text) => text.Length is > 0 and <= 80 && text.All(it => char.IsAsciiLetterOrDigit(it) || it == '-');
}
