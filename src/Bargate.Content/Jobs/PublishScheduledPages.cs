using Bargate.Accounts.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;

namespace Bargate.Content.Jobs;

/// <summary>Publishes each approved edition whose time has come. One that cannot be published any more waits for an officer, who sees why.</summary>
internal sealed class PublishScheduledPages(BargateDb db, PageDesk desk, OfficerDirectory officers, TimeProvider clock) : ITimedJob
{
    public static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var id in await db.PageWorks.AsNoTracking().Where(it => it.PublishAt != null && it.PublishAt <= now).OrderBy(it => it.PublishAt).ThenBy(it => it.Id).Select(it => it.Id).ToListAsync(stop))
        {
            try { await One(id, now, stop); }
            // Somebody changed it at this moment, or published beside us: the next look finds how it stands.
            catch (Exception e) when (e is DbUpdateException or RuleBroken) { }
            db.ChangeTracker.Clear();
        }
    }

    async Task One(Guid id, DateTime now, CancellationToken stop)
    {
        if (await db.PageWorks.SingleAsync(it => it.Id == id, stop) is not { State: WorkState.Approved } work || work.PublishAt > now) return;
        var reader = work.ReadBy ?? work.ChangedBy;
        var names = await officers.Names([reader], stop);
        if (await desk.Publish(work, Actor.Officer(reader), names.GetValueOrDefault(reader) ?? "", stop) is not [var first, ..]) return;
        work.Fail(first.ToString());
        await db.SaveChangesAsync(stop);
    }
}
