using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages;

/// <summary>What a search found: the answer where one is clearly meant, then everything else by kind and page.</summary>
internal sealed class SearchPage(Search search, SearchLog log, CurrentOfficer officer, Council council, Words words) : PageModel
{
    public const int OnePage = 10;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>`yes`: as it is written, not as we would put it right.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Exact { get; set; }

    // Not `page`, which is a name of the framework's own.
    [BindProperty(SupportsGet = true, Name = "results")]
    public string? AskedPage { get; set; }

    public string Query => SearchRequest.Cut(Q);

    /// <summary>Null when nothing was asked.</summary>
    public SearchResults? Found { get; private set; }

    public IReadOnlyList<SearchResult> Shown => [.. Listed.Skip((PageNumber - 1) * OnePage).Take(OnePage)];

    public SearchResult? Answer => PageNumber == 1 && Kind is null ? Found!.Answer : null;

    public int PageNumber { get; private set; } = 1;

    public int PageCount => Math.Max(1, (Listed.Count + OnePage - 1) / OnePage);

    public string Title => Query.Length == 0 ? words["content.search.title"] : words.Format("content.search.title-of", ("query", Query));

    public string Counted => words.Format(
        Found!.Close ? "content.search.close" : Found.All.Count switch { >= Search.Most => "content.search.most", 0 => "content.search.nothing", 1 => "content.search.one", _ => "content.search.many" },
        ("count", Math.Min(Found.All.Count, Search.Most).ToString("N0", council.Locale)), ("query", Found.Corrected ?? Query));

    // The answer stands above the list.
    IReadOnlyList<SearchResult> Listed => Answered is { } answer ? [.. Found!.All.Where(it => it != answer)] : Found!.All;

    SearchResult? Answered => Kind is null ? Found!.Answer : null;

    public async Task OnGetAsync()
    {
        if (Query.Length == 0) return;
        var request = new SearchRequest(Query) { AsWritten = Exact == "yes", Permissions = SearchEndpoints.PermissionsOf(officer) };
        Found = await search.Find(request, HttpContext.RequestAborted);
        // Only a kind that was found is one.
        Kind = Found.Kinds.Any(it => it.Kind == Kind) ? Kind : null;
        var first = Kind is null && AskedPage is null && Exact is null;
        if (first) log.Asked(Query, Found.All.Count + Found.Direct.Count, Found.Close);
        if (Kind is not null) Found = Found with { All = [.. Found.All.Where(it => it.Kind == Kind)] };
        PageNumber = Math.Clamp(int.TryParse(AskedPage, out var page) ? page : 1, 1, PageCount);
        // What is shown to one officer is no page for everybody.
        if (officer.SignedIn) Response.Headers.CacheControl = "no-store";
    }

    public string Again(string? kind = null, bool exact = false) => "/search" + QueryString.Create(
        new Dictionary<string, string?> { ["q"] = Query, ["kind"] = kind, ["exact"] = exact || Exact == "yes" ? "yes" : null }.Where(it => it.Value is not null));

    /// <summary>Its place among all results, counted from 1.</summary>
    public int PlaceOf(SearchResult result) => Found!.All.Index().First(it => it.Item == result).Index + 1;

    public string Link(SearchResult result, bool form = false) => SearchEndpoints.Link(result, Query, PlaceOf(result), form);

    public string KindName(string kind) => words.Find($"search.kinds.{kind}") ?? kind;

    public string? LanguageOf(SearchResult result) => result.Language == council.Language ? null : result.Language;
}
