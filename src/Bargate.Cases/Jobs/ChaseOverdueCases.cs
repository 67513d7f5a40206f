using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;

namespace Bargate.Cases.Jobs;

/// <summary>Tells the resident that we are late before they ask, once for each target missed; the lead of the team hears of it by a digest.</summary>
internal sealed class ChaseOverdueCases(BargateDb db, OpenCases cases, Casework work, Council council, OverdueDigest digest, TimeProvider clock) : ITimedJob
{
    const int Group = 50;

    public async Task Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = council.Time.Day(now);
        while (!stop.IsCancellationRequested)
        {
            var late = await db.Cases.Overdue(today).Where(it => it.OverdueToldAt == null).OrderBy(it => it.DueOn).Take(Group).ToListAsync(stop);
            foreach (var it in late) work.TellOverdue(await cases.Open(it, stop));
            // An officer who works on one of them at this moment goes first; the others are told in an hour.
            try { await db.SaveChangesAsync(stop); }
            catch (DbUpdateConcurrencyException) { late.Clear(); }
            db.ChangeTracker.Clear();
            if (late.Count < Group) break;
        }
        await digest.Write(today, now, stop);
    }
}
