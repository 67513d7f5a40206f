using System.Runtime.CompilerServices;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Microsoft.AspNetCore.Http;

namespace Bargate.Directory.Api;

internal static class OrukPlaces
{
    const int Step = 200;

    public static async Task List(HttpContext http, DirectoryIndex index, BargateDb db)
    {
        var filters = new OrukFilters(http);
        var query = await filters.Services();
        var (full, stop) = (filters.Is("full"), http.RequestAborted);
        var all = await index.AllAt(query, stop);
        if (filters.AsLines)
        {
            await OrukAnswers.Stream(http, Documents(db, all, full, stop));
            return;
        }
        var skip = (int)Math.Min((long)(query.Page - 1) * query.PerPage, all.Count);
        var contents = await Documents(db, [.. all.Skip(skip).Take(query.PerPage)], full, stop).ToListAsync(stop);
        await OrukAnswers.Write(http, OrukPage.Of(contents, all.Count, query.Page, query.PerPage));
    }

    public static async Task One(HttpContext http, string id, DirectoryIndex index, BargateDb db)
    {
        var stop = http.RequestAborted;
        if (!Guid.TryParse(id, out var known) || await index.EntryAt(known, stop) is not { } entry || await Documents(db, [(entry, known)], full: true, stop).FirstOrDefaultAsync(stop) is not { } found)
            await OrukAnswers.NotFound(http, "There is no service at a location with this id.");
        else await OrukAnswers.Write(http, (OrukServiceAtLocation)found);
    }

    static async IAsyncEnumerable<object> Documents(BargateDb db, IReadOnlyList<(Guid Entry, Guid At)> places, bool full, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var some in places.Chunk(Step))
        {
            var (entries, providers) = await OrukServices.Read(db, [.. some.Select(it => it.Entry).Distinct()], stop);
            foreach (var (id, at) in some)
            {
                if (!entries.TryGetValue(id, out var entry)) continue;
                var service = entry.Published(providers.GetValueOrDefault(entry.Provider));
                if (service.ServiceAtLocations?.Find(it => it.Id == at) is { } found) yield return Place(found, service, full);
            }
        }
    }

    static OrukServiceAtLocation Place(OrukServiceAtLocation place, OrukService service, bool full)
    {
        (place.ServiceId, place.LocationId) = (service.Id, place.Location?.Id ?? place.LocationId);
        service.ServiceAtLocations = null;
        place.Service = full ? service : OrukServices.Flat(service);
        if (full) return place;
        place.Schedules = null;
        if (place.Location is { } location) (location.Addresses, location.Accessibility) = (null, null);
        return place;
    }
}
