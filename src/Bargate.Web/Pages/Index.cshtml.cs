using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages;

/// <summary>What do you need? Search first, then what people come for, then everything from A to Z.</summary>
sealed class IndexPage(ServiceCatalogue catalogue, SiteSearch search, Council council, Words words, HostSettings settings, BargateModules modules) : PageModel
{
    const int MostTasks = 8;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public string Query => Cut(Q?.Trim() ?? "");

    /// <summary>Null when nothing was asked.</summary>
    public IReadOnlyList<Found>? Found { get; private set; }

    // Named by the council; one that is not published yet, or was withdrawn, is left out. Without a list of its own, the first there are.
    public IReadOnlyList<ServiceVersion> Tasks => council.TopTasks.Count > 0
        ? [.. council.TopTasks.Select(catalogue.Current).OfType<ServiceVersion>()] : [.. catalogue.All.Take(MostTasks)];

    public IReadOnlyList<Topic> Topics => Topic.All(catalogue, council);

    public IEnumerable<HomePart> Parts => modules.All.SelectMany(it => it.HomeParts).OrderBy(it => it.Order);

    public bool IsDevelopment => settings.IsDevelopment;

    public string Result => words.Format(Found!.Count switch { 0 => "web.search.nothing", 1 => "web.search.one", _ => "web.search.many" }, ("count", Found.Count.ToString("N0", council.Locale)), ("query", Query));

    public void OnGet()
    {
        if (Query.Length > 0) Found = search.Find(Query);
    }

    public string TitleOf(ServiceVersion service) => service.Definition.Title.In(council.Language);

    public string SummaryOf(ServiceVersion service) => service.Definition.Summary.In(council.Language);

    // Never between the halves of one character.
    static string Cut(string text) => text.Length <= SiteSearch.MostLetters ? text : text[..(char.IsHighSurrogate(text[SiteSearch.MostLetters - 1]) ? SiteSearch.MostLetters - 1 : SiteSearch.MostLetters)];
}
