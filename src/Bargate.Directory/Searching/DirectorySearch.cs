using System.Runtime.CompilerServices;
using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Directory.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Searching;

namespace Bargate.Directory.Searching;

/// <summary>Every listed entry in the one search, made of its masked document: what must not be shown is not in the index either. Hidden and archived entries are out of it.</summary>
internal sealed class DirectorySearch(BargateDb db, DirectorySettings settings) : ISearchable
{
    internal const string Source = "directory";

    // As in the directory's own results: what nobody checked for long comes later.
    const double Stale = 0.5;

    const int Step = 500;

    public string Key => Source;

    public bool IsShelf => true;

    public static void Touch(SearchIndex search, Entry entry) => search.Touch(Source, entry.Id.ToString());

    /// <summary>After an import or a feed, which change many at once.</summary>
    public static void TouchAll(SearchIndex search) => search.TouchAll(Source);

    public async IAsyncEnumerable<SearchEntry> All([EnumeratorCancellation] CancellationToken stop)
    {
        var listed = await db.Entries.AsNoTracking().Where(it => it.State != EntryState.Hidden && it.State != EntryState.Archived).OrderBy(it => it.Id).Select(it => it.Id).ToListAsync(stop);
        foreach (var ids in listed.Chunk(Step))
        {
            var entries = await db.Entries.AsNoTracking().Where(it => ids.Contains(it.Id)).ToListAsync(stop);
            var wanted = entries.Select(it => it.Provider).Distinct().ToList();
            var providers = await db.Providers.AsNoTracking().Where(it => wanted.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
            foreach (var it in entries) if (it.IsListed) yield return Of(it, providers.GetValueOrDefault(it.Provider));
        }
    }

    public async Task<SearchEntry?> One(string id, CancellationToken stop)
    {
        if (!Guid.TryParse(id, out var known) || await db.Entries.AsNoTracking().SingleOrDefaultAsync(it => it.Id == known, stop) is not { IsListed: true } entry) return null;
        return Of(entry, await db.Providers.AsNoTracking().SingleOrDefaultAsync(it => it.Id == entry.Provider, stop));
    }

    SearchEntry Of(Entry entry, Provider? provider)
    {
        var service = entry.Published(provider);
        var terms = service.TermIds.Select(settings.Find).OfType<Term>().SelectMany(it => it.Line).Distinct().Where(it => it.Taxonomy is Taxonomies.Categories or Taxonomies.Needs);
        var places = service.Locations.SelectMany(it => (it.Addresses ?? []).SelectMany(a => new[] { a.Address1, a.City, a.PostalCode }).Append(it.Name));
        return new(entry.Id.ToString(), "directory", "/directory/services/" + entry.Slug, service.Name, PlainText.Summary(service.Description),
            string.Join('\n', new[] { service.Description, service.EligibilityDescription, service.Organization?.Name }.Concat(places).Where(it => !string.IsNullOrWhiteSpace(it))))
        {
            Keywords = string.Join(' ', terms.Select(it => it.Name)),
            Weight = entry.State == EntryState.NotChecked ? Stale : 1,
        };
    }
}
