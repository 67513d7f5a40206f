using Bargate.Directory.Oruk;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;
using Microsoft.AspNetCore.Http;

namespace Bargate.Directory.Api;

/// <summary>The council's own taxonomies, as `directory.yaml` has them.</summary>
internal static class OrukTaxonomies
{
    public static Task List(HttpContext http, Words words)
    {
        var filters = new OrukFilters(http);
        return Page(http, filters, [.. Taxonomies.All.Select(it => Document(it, words)).Where(it => Holds(filters.Text("search"), it.Name, it.Description))]);
    }

    public static Task One(HttpContext http, string id, Words words) =>
        Guid.TryParse(id, out var known) && Taxonomies.All.FirstOrDefault(it => Taxonomies.IdOf(it) == known) is { } taxonomy
            ? OrukAnswers.Write(http, Document(taxonomy, words)) : OrukAnswers.NotFound(http, "There is no taxonomy with this id.");

    public static Task Terms(HttpContext http, DirectorySettings settings)
    {
        var filters = new OrukFilters(http);
        var (taxonomy, parent, top, search) = (filters.Id("taxonomy_id"), filters.Id("parent_id"), filters.Is("top_only"), filters.Text("search"));
        return Page(http, filters, [.. settings.Terms.Where(it =>
            (taxonomy is null || Taxonomies.IdOf(it.Taxonomy) == taxonomy) && (parent is null || it.Parent?.Id == parent) && (!top || it.Parent is null) && Holds(search, it.Name)).Select(it => it.Document())]);
    }

    public static Task Term(HttpContext http, string id, DirectorySettings settings) =>
        Guid.TryParse(id, out var known) && settings.Find(known) is { } term ? OrukAnswers.Write(http, term.Document()) : OrukAnswers.NotFound(http, "There is no taxonomy term with this id.");

    static OrukTaxonomy Document(string taxonomy, Words words) => new() { Id = Taxonomies.IdOf(taxonomy), Name = words["directory.taxonomy." + taxonomy], Description = words[$"directory.taxonomy.{taxonomy}-text"], Version = "1" };

    static bool Holds(string? search, params string[] texts) => search is null || Fold.Of(search).Split(' ').All(word => texts.Any(it => Fold.Of(it).Contains(word, StringComparison.Ordinal)));

    static Task Page(HttpContext http, OrukFilters filters, IReadOnlyList<object> all)
    {
        if (filters.AsLines) return OrukAnswers.Stream(http, all.ToAsyncEnumerable());
        var (page, perPage) = (filters.Page, filters.PerPage);
        return OrukAnswers.Write(http, OrukPage.Of([.. all.Skip((int)Math.Min((long)(page - 1) * perPage, all.Count)).Take(perPage)], all.Count, page, perPage));
    }
}
