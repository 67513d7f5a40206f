using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Bargate.Content.Contract;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;

namespace Bargate.Content;

/// <summary>Every published page in the one search. A page leads to its service, and to those it links to that no page has for its own.</summary>
internal sealed partial class PageSearch(Library library, Council council) : ISearchable
{
    internal const string Source = "pages";

    const string Services = "/services/";

    public string Key => Source;

    public async IAsyncEnumerable<SearchEntry> All([EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        foreach (var page in library.All) yield return Entry(page);
    }

    // Another host may have published it, and this one's library not have seen it yet.
    public async Task<SearchEntry?> One(string id, CancellationToken stop)
    {
        await library.Refresh(stop);
        return library.Find(id) is { } page ? Entry(page) : null;
    }

    SearchEntry Entry(ContentPage page)
    {
        var own = library.All.Select(it => it.Service).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var text = council.Fill(page.Text);
        var linked = ServiceLink().Matches(text).Select(it => it.Groups[1].Value).Where(it => !own.Contains(it));
        return new(page.Path, "page", page.Path, page.Title, page.Summary, Address().Replace(text, "]"))
        {
            Keywords = library.GuideOf(page) is { } guide && guide != page ? guide.Title : "",
            Weight = WeightOf(page),
            LeadsTo = [.. linked.Prepend(page.Service).OfType<string>().Distinct().Select(it => Services + it)],
        };
    }

    // A page answers before the page that only lists it, and before one that says whom to ask; what most people come for stands a little higher.
    double WeightOf(ContentPage page) => page.IsTopic ? 0.75 : page.Topic == "contact" ? 0.8 : page.Service is { } service && council.TopTasks.Contains(service) ? 1.1 : 1;

    [GeneratedRegex(@"\]\(/services/([a-z0-9-]+)")]
    private static partial Regex ServiceLink();

    // The address of a link is no word of the page.
    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Address();
}
