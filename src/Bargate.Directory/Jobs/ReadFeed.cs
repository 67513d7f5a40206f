using Bargate.Directory.Exchange;
using Bargate.Directory.Storage;

namespace Bargate.Directory.Jobs;

/// <summary>Reads one feed, when an officer asks for it.</summary>
internal sealed class ReadFeed(BargateDb db, FeedImport import) : IAskedJob
{
    public async Task Run(Guid about, CancellationToken stop)
    {
        if (await db.Feeds.AsNoTracking().SingleOrDefaultAsync(it => it.Id == about, stop) is { } feed) await import.Run(feed, stop);
    }
}

/// <summary>Reads every feed once a day.</summary>
internal sealed class ReadFeeds(BargateDb db, Outbox outbox) : ITimedJob
{
    public async Task Run(CancellationToken stop)
    {
        foreach (var feed in await db.Feeds.AsNoTracking().OrderBy(it => it.Id).Select(it => it.Id).ToListAsync(stop)) outbox.Ask<ReadFeed>(feed);
    }
}
