using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bargate.Ui;

/// <summary>The language of a page that can be read in several, and where it is in the others. A page that sets none is in the council's own.</summary>
public sealed record PageLanguage(string Language, IReadOnlyList<LanguageLink> Links)
{
    /// <summary>The part of an address that asks for a language.</summary>
    public const string Asked = "lang";

    static readonly object Key = new();

    public static PageLanguage? Of(HttpContext context) => context.Items.TryGetValue(Key, out var found) ? found as PageLanguage : null;

    /// <summary>Tells the layout of this request.</summary>
    public void Set(HttpContext context) => context.Items[Key] = this;

    /// <summary>This address in each of these languages, by `?lang=`.</summary>
    public static void Tell(HttpContext http, IReadOnlyList<string> languages, string language)
    {
        if (languages.Count < 2) return;
        var others = http.Request.Query.Where(it => it.Key != Asked).SelectMany(it => it.Value, (it, value) => KeyValuePair.Create(it.Key, value)).ToList();
        new PageLanguage(language, [.. languages.Select(it => new LanguageLink(it, Name(it),
            http.Request.PathBase + http.Request.Path + QueryString.Create(others.Append(KeyValuePair.Create(Asked, (string?)it))), it == language))]).Set(http);
    }

    static string Name(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return culture.TextInfo.ToUpper(culture.NativeName[0]) + culture.NativeName[1..];
    }
}

/// <summary>The same page in one language, named in that language.</summary>
public sealed record LanguageLink(string Language, string Name, string Url, bool Current);
