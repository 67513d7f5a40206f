using System.Security.Cryptography;
using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;
using Microsoft.Extensions.Logging;

namespace Bargate.Cases.Jobs;

/// <summary>Tells the resident that we are late before they ask, once for each target missed; the lead of the team hears of it by a digest.</summary>
internal sealed class ChaseOverdueCases(BargateDb db, OpenCases cases, Casework work, Council council, OverdueDigest digest, TimeProvider clock, ILogger<ChaseOverdueCases> log) : ITimedJob
{
    const int Group = 50;

    public async Task Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = council.Time.Day(now);
        var unreadable = 0;
        while (!stop.IsCancellationRequested)
        {
            var late = await db.Cases.Overdue(today).Where(it => it.OverdueToldAt == null).OrderBy(it => it.DueOn).ThenBy(it => it.Id).Skip(unreadable).Take(Group).ToListAsync(stop);
            foreach (var it in late)
                if (await Open(it, stop) is { } opened) work.TellOverdue(opened);
                else unreadable++;
            // An officer who works on one of them at this moment goes first; the others are told in an hour.
            try { await db.SaveChangesAsync(stop); }
            catch (DbUpdateConcurrencyException) { late.Clear(); }
            db.ChangeTracker.Clear();
            if (late.Count < Group) break;
        }
        await digest.Write(today, now, stop);
    }

    // One that cannot be read is the council's to mend, and no reason to leave the others waiting.
    async Task<OpenedCase?> Open(Case late, CancellationToken stop)
    {
        try { return await cases.Open(late, stop); }
        catch (Exception broken) when (broken is InvalidOperationException or CryptographicException)
        {
            log.LogError("Nobody is told that case {Reference} is late: {Why}", late.Reference, broken.Message);
            return null;
        }
    }
}
