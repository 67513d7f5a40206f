using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;

namespace Bargate.Cases.Jobs;

/// <summary>Removes yesterday's counts of tries, and links that can no longer be used for asking for another.</summary>
internal sealed class ForgetTrackingTries(BargateDb db, Council council, TimeProvider clock) : ITimedJob
{
    public async Task Run(CancellationToken stop)
    {
        var (today, old) = (council.Time.Today(clock), clock.GetUtcNow().UtcDateTime - TrackingLink.Remembered);
        await db.Write(async () =>
        {
            await db.TrackingTries.Where(it => it.Day < today).ExecuteDeleteAsync(stop);
            return await db.TrackingLinks.Where(it => it.ExpiresAt < old).ExecuteDeleteAsync(stop);
        }, stop);
    }
}
