using Bargate.Cases.Storage;
using Bargate.Notifications.Contract;

namespace Bargate.Cases.Jobs;

/// <summary>Ends a follow when its follower unsubscribes. It may come twice.</summary>
internal sealed class StopFollowing(BargateDb db, TimeProvider clock) : IJob<Unsubscribed>
{
    public async Task Run(Unsubscribed happened, CancellationToken stop)
    {
        if (happened.Kind != Follower.Kind) return;
        if (await db.Followers.SingleOrDefaultAsync(it => it.Id == happened.Subscription, stop) is { StoppedAt: null } follower)
            follower.StoppedAt = clock.GetUtcNow().UtcDateTime;
    }
}
