using Bargate.Directory.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Bargate.Notifications.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Directory;

internal static class CalendarEndpoint
{
    public static async Task<IResult> Read(string slug, BargateDb db, Council council, Words words, PublicAddress address, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Entries.AsNoTracking().SingleOrDefaultAsync(it => it.Slug == slug && it.State != EntryState.Archived, stop) is not { } entry) return Results.NotFound();
        var service = entry.Published(null);
        if (!Sessions.CanBeKept(service)) return Results.NotFound();
        var text = new Sessions(council, words).Calendar(service, address.Of("/directory/services/" + slug), clock.GetUtcNow().UtcDateTime);
        return Results.File(System.Text.Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", slug + ".ics");
    }
}
