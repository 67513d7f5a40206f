using System.Security.Cryptography;
using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;
using Microsoft.Extensions.Logging;

namespace Bargate.Cases.Jobs;

/// <summary>Reminds residents of what ends soon, from their closed cases: once, on the day that the service names or, when the host slept, after it.</summary>
internal sealed class RemindOfRenewals(BargateDb db, OpenCases cases, Casework work, Council council, TimeProvider clock, ILogger<RemindOfRenewals> log) : ITimedJob
{
    const int Group = 50;

    public async Task Run(CancellationToken stop)
    {
        var today = council.Time.Today(clock);
        var left = 0;
        while (!stop.IsCancellationRequested)
        {
            var due = await db.Cases.Where(it => it.RemindOn != null && it.RemindOn <= today).OrderBy(it => it.RemindOn).ThenBy(it => it.Id).Skip(left).Take(Group).ToListAsync(stop);
            foreach (var it in due)
                if (await Open(it, stop) is { } opened) work.Remind(opened);
                else left++;
            // Whoever works on one of them at this moment goes first; the others are told in an hour.
            try { await db.SaveChangesAsync(stop); }
            catch (DbUpdateConcurrencyException) { break; }
            db.ChangeTracker.Clear();
            if (due.Count < Group) break;
        }
    }

    // One that cannot be read is the council's to mend, and no reason to leave the others waiting.
    async Task<OpenedCase?> Open(Case due, CancellationToken stop)
    {
        try { return await cases.Open(due, stop); }
        catch (Exception broken) when (broken is InvalidOperationException or CryptographicException)
        {
            log.LogError("Nobody is reminded of case {Reference}: {Why}", due.Reference, broken.Message);
            return null;
        }
    }
}
