using System.Runtime.CompilerServices;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Microsoft.AspNetCore.Http;

namespace Bargate.Directory.Api;

internal static class OrukServices
{
    const int Step = 200;

    public static async Task List(HttpContext http, DirectoryIndex index, BargateDb db)
    {
        var filters = new OrukFilters(http);
        var query = await filters.Services();
        var (full, stop) = (filters.Is("full"), http.RequestAborted);
        if (filters.Is("minimal")) await Minimal(http, filters.AsLines, query, index, db);
        else if (filters.AsLines) await OrukAnswers.Stream(http, Documents(db, await index.All(query, stop), full, stop));
        else
        {
            var found = await index.Find(query, stop);
            var contents = await Documents(db, [.. found.Entries.Select(it => it.Card.Id)], full, stop).ToListAsync(stop);
            await OrukAnswers.Write(http, OrukPage.Of(contents, found.Total, query.Page, query.PerPage));
        }
    }

    public static async Task One(HttpContext http, string id, BargateDb db)
    {
        if (!Guid.TryParse(id, out var known) || await db.Entries.AsNoTracking().SingleOrDefaultAsync(it => it.Id == known && it.State != Contract.EntryState.Archived, http.RequestAborted) is not { } entry)
            await OrukAnswers.NotFound(http, "There is no service with this id.");
        else await OrukAnswers.Write(http, entry.Published(await db.Providers.AsNoTracking().SingleOrDefaultAsync(it => it.Id == entry.Provider, http.RequestAborted)));
    }

    // All of it on one page: it is asked for to find out what is gone and what changed.
    static async Task Minimal(HttpContext http, bool asLines, DirectoryQuery query, DirectoryIndex index, BargateDb db)
    {
        var ids = await index.All(query, http.RequestAborted);
        var modified = new Dictionary<Guid, DateTime>();
        foreach (var some in ids.Chunk(Step))
            foreach (var it in await db.Entries.AsNoTracking().Where(it => some.Contains(it.Id)).Select(it => new { it.Id, it.ModifiedAt }).ToListAsync(http.RequestAborted)) modified[it.Id] = it.ModifiedAt;
        var contents = ids.Where(modified.ContainsKey).Select(object (it) => new MinimalService(it, modified[it].ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))).ToList();
        if (asLines) await OrukAnswers.Stream(http, contents.ToAsyncEnumerable());
        else await OrukAnswers.Write(http, OrukPage.Of(contents, contents.Count, 1, Math.Max(1, contents.Count)));
    }

    sealed record MinimalService(Guid Id, string ModifiedDate);

    /// <summary>The published documents of these entries, in this order.</summary>
    public static async IAsyncEnumerable<object> Documents(BargateDb db, IReadOnlyList<Guid> ids, bool full, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var some in ids.Chunk(Step))
        {
            var (entries, providers) = await Read(db, some, stop);
            foreach (var id in some)
                if (entries.TryGetValue(id, out var entry)) yield return full ? entry.Published(providers.GetValueOrDefault(entry.Provider)) : Flat(entry.Published(providers.GetValueOrDefault(entry.Provider)));
        }
    }

    public static async Task<(Dictionary<Guid, Entry> Entries, Dictionary<Guid, Provider> Providers)> Read(BargateDb db, Guid[] ids, CancellationToken stop)
    {
        var entries = await db.Entries.AsNoTracking().Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
        var wanted = entries.Values.Select(it => it.Provider).Distinct().ToList();
        return (entries, await db.Providers.AsNoTracking().Where(it => wanted.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop));
    }

    /// <summary>Only what a service has one of: its own fields and its organization.</summary>
    public static OrukService Flat(OrukService service)
    {
        (service.Phones, service.Schedules, service.ServiceAreas, service.ServiceAtLocations, service.Languages) = (null, null, null, null, null);
        (service.Funding, service.CostOptions, service.Contacts, service.Attributes) = (null, null, null, null);
        if (service.Organization is { } organization) organization.OrganizationIdentifiers = null;
        return service;
    }
}
