using Bargate.Content.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages;

/// <summary>A page of the council: a text, a part of a guide, the whole guide to print, a topic with its pages, or a step by step.</summary>
[ServiceFilter<AnswerUnchanged>]
internal sealed class ArticlePage(Library library, AlertBoard board, ServiceCatalogue catalogue, PageCache cache, PageLinks links, Council council, Words words) : PageModel
{
    public ContentPage Shown { get; private set; } = null!;

    /// <summary>The guide that it is a part of.</summary>
    public ContentPage? Guide { get; private set; }

    /// <summary>All parts below each other.</summary>
    public bool Whole { get; private set; }

    /// <summary>It is not published: nobody can say yet whether it is useful.</summary>
    public bool IsTried { get; private set; }

    public string Heading => (Guide ?? Shown).Title;

    public string Title => Guide is { } guide && guide != Shown ? $"{Shown.Title} – {guide.Title}" : Shown.Title;

    public IReadOnlyList<ContentPage> Parts => Guide is { } guide ? [.. library.PartsOf(guide).Select(it => it.Path == Shown.Path ? Shown : it)] : [];

    public ContentPage? Next => Parts.SkipWhile(it => it != Shown).Skip(1).FirstOrDefault();

    public ContentPage? Previous => Parts.TakeWhile(it => it != Shown).LastOrDefault();

    public IEnumerable<ContentPage> Above => library.Find("/" + Shown.Topic) is { } topic && topic != Shown ? [topic] : [];

    public IReadOnlyList<ContentPage> Related => [.. (Guide ?? Shown).Related.Select(library.Find).OfType<ContentPage>()];

    public IEnumerable<(string Title, IEnumerable<ContentPage> Pages)> Sections => library.SectionsOf(Shown);

    /// <summary>Those that concern it, its guide or its topic.</summary>
    public IEnumerable<AlertNews> Alerts => board.For(Shown.Path, Guide?.Path ?? Shown.Path, "/" + Shown.Topic);

    ServiceVersion? Service => Shown.Service is { } id ? catalogue.Current(id) : null;

    /// <summary>Null when the service is not published.</summary>
    public string? ServiceUrl => Service is { } service ? $"/services/{service.Service}" : null;

    public string? ServiceTitle => Service?.Definition.Title.In(council.Language);

    /// <summary>The day on which what is shown was last found to be right.</summary>
    public string? Checked => (Whole ? Parts.Min(it => it.Published) : Shown.Published) is var day && day != default ? council.Time.ShortDate(council.Time.Day(day)) : null;

    public string PartTitle(ContentPage part) => part == Guide ? words["content.first-part"] : part.Title;

    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<AskedPage>() is not { } asked) return NotFound();
        (Shown, Guide, Whole) = (asked.Page, library.GuideOf(asked.Page), asked.Whole);
        return Page();
    }

    /// <summary>Shows a page that is not published, as it will be.</summary>
    public void Try(ContentPage page) => (Shown, Guide, IsTried) = (page, library.GuideOf(page), true);

    /// <param name="part">Which part of the page it is.</param>
    public ValueTask<IHtmlContent> Cached(string part, Func<Task<IHtmlContent>> make) => cache.Get(part, Whole ? Shown.Path + PageAddresses.Print : Shown.Path, Shown, make);

    public IHtmlContent Html(string markdown) => Prose.Html(Placeholders.Fill(council.Fill(Placeholders.Fill(
        markdown, ("phone", "[{phone}](tel:{phone-digits})"), ("email", "[{email}](mailto:{email})"))), ("phone-digits", council.Contact.Phone.Replace(" ", "", StringComparison.Ordinal))), Leads);

    public bool Leads(string url) => !url.StartsWith('/') || links.Leads(url);
}
