using Bargate.Kernel.Auditing;
using Bargate.Records.Storage;

namespace Bargate.Records.Runs;

/// <summary>Takes a whole run back: its links are revoked, its open questions closed. What officers decided about its pairs stays, and what one decided and another must agree to.</summary>
internal sealed class RunUndoing(BargateDb db, Merging merging, Audit audit, TimeProvider clock)
{
    const int AtOnce = 250;

    public async Task<bool> Next(LinkageRun run, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var links = await db.Assertions.Where(it => it.Run == run.Id && it.By == null && it.RevokedAt == null).OrderBy(it => it.Id).Take(AtOnce).ToListAsync(stop);
        if (links.Count > 0)
        {
            var there = await Neighbourhood.Of(db, links.SelectMany(it => new[] { it.Left, it.Right }), stop);
            foreach (var it in links) it.Revoke(run.UndoneBy, null, null, now);
            merging.Raise(there.Settle());
            run.Revoke(links.Count);
            await db.SaveChangesAsync(stop);
            return true;
        }
        var open = await db.Reviews.Where(it => it.Run == run.Id && it.ClosedAt == null && it.Outcome == null).OrderBy(it => it.Id).Take(AtOnce).ToListAsync(stop);
        foreach (var it in open) it.Close(now);
        if (open.Count == 0)
        {
            run.Undone();
            audit.Record(Actor.System, "record-run-undone", run.Id.Value);
        }
        await db.SaveChangesAsync(stop);
        return open.Count > 0;
    }
}
