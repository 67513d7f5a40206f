using Microsoft.AspNetCore.Http;

namespace Bargate.Ui;

/// <summary>The language of a page that can be read in several, and where it is in the others. A page that sets none is in the council's own.</summary>
public sealed record PageLanguage(string Language, IReadOnlyList<LanguageLink> Links)
{
    static readonly object Key = new();

    public static PageLanguage? Of(HttpContext context) => context.Items.TryGetValue(Key, out var found) ? found as PageLanguage : null;

    /// <summary>Tells the layout of this request.</summary>
    public void Set(HttpContext context) => context.Items[Key] = this;
}

/// <summary>The same page in one language, named in that language.</summary>
public sealed record LanguageLink(string Language, string Name, string Url, bool Current);
