using System.Runtime.CompilerServices;
using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Directory.Storage;
using Bargate.Kernel.Storage;
using Microsoft.AspNetCore.Http;

namespace Bargate.Directory.Api;

internal static class OrukOrganizations
{
    const int Step = 200;

    public static async Task List(HttpContext http, BargateDb db)
    {
        var filters = new OrukFilters(http);
        var (page, perPage, full, whole, stop) = (filters.Page, filters.PerPage, filters.Is("full"), filters.Is("full_service"), http.RequestAborted);
        // An expression knows no extension property, so the set is named before it.
        var all = db.Entries;
        var found = db.Providers.AsNoTracking().Where(it => all.Any(e => e.Provider == it.Id && (e.State == EntryState.Current || e.State == EntryState.Due || e.State == EntryState.NotChecked)));
        foreach (var word in Fold.Of(filters.Text("search")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)) found = found.Where(it => it.NameFolded.Contains(word));
        var ids = await found.OrderBy(it => it.NameFolded).ThenBy(it => it.Id).Select(it => it.Id).ToListAsync(stop);
        if (filters.AsLines)
        {
            await OrukAnswers.Stream(http, Documents(db, ids, full, whole, stop));
            return;
        }
        var skip = (int)Math.Min((long)(page - 1) * perPage, ids.Count);
        var contents = await Documents(db, [.. ids.Skip(skip).Take(perPage)], full, whole, stop).ToListAsync(stop);
        await OrukAnswers.Write(http, OrukPage.Of(contents, ids.Count, page, perPage));
    }

    public static async Task One(HttpContext http, string id, BargateDb db)
    {
        var filters = new OrukFilters(http);
        var stop = http.RequestAborted;
        if (!Guid.TryParse(id, out var known) || await Documents(db, [known], full: true, filters.Is("full_service"), stop).FirstOrDefaultAsync(stop) is not { } found)
            await OrukAnswers.NotFound(http, "There is no organization with this id.");
        else await OrukAnswers.Write(http, (OrukOrganization)found);
    }

    static async IAsyncEnumerable<object> Documents(BargateDb db, IReadOnlyList<Guid> ids, bool full, bool whole, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var some in ids.Chunk(Step))
        {
            var providers = await db.Providers.AsNoTracking().Where(it => some.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
            var entries = !full && !whole ? Enumerable.Empty<Entry>().ToLookup(it => it.Provider)
                : (await db.Entries.AsNoTracking().Where(it => some.Contains(it.Provider) && (it.State == EntryState.Current || it.State == EntryState.Due || it.State == EntryState.NotChecked)).OrderBy(it => it.NameFolded).ToListAsync(stop)).ToLookup(it => it.Provider);
            var masked = (await db.Entries.AsNoTracking().Where(it => some.Contains(it.Provider) && it.Document.Contains("\"bg_masked\":true")).ToListAsync(stop)).ToLookup(it => it.Provider);
            foreach (var id in some)
            {
                if (!providers.TryGetValue(id, out var provider)) continue;
                var document = provider.Published();
                Masking.Withhold(document, masked[id].Select(it => it.Read()));
                if (!full && !whole) document.OrganizationIdentifiers = null;
                document.Services = [.. entries[id].Select(it => it.Published(null)).Select(it => whole ? it : OrukServices.Flat(it))];
                yield return document;
            }
        }
    }
}
