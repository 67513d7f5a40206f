using Bargate.Accounts.Contract;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Webhooks.Storage;

namespace Bargate.Webhooks;

/// <summary>Subscriptions that were paused because their receiver was dead, and those whose receiver takes nothing and is not dead: they wait for an officer.</summary>
internal sealed class DeadReceivers(BargateDb db, Council council, Words words, TimeProvider clock) : IStaffTasks
{
    public string Permission => Permissions.WebhooksManage;

    public async Task<IReadOnlyList<StaffTask>> Open(CancellationToken stop)
    {
        var (receivers, since) = (db.Receivers, clock.GetUtcNow().UtcDateTime - Backoff.DeadAfter);
        var paused = await db.Subscriptions.CountAsync(it => it.State == SubscriptionState.Paused && it.PausedFor != null, stop);
        var failing = await db.Subscriptions.CountAsync(it => it.State == SubscriptionState.Active && receivers.Any(one => one.Subscription == it.Id && one.FailingSince <= since), stop);
        return [.. Task(paused, "webhooks.dashboard"), .. Task(failing, "webhooks.dashboard-failing")];
    }

    IEnumerable<StaffTask> Task(int count, string key) => count == 0 ? [] : [new("/staff/webhooks", words.Format(count == 1 ? $"{key}.one" : $"{key}.many", ("count", count.ToString("N0", council.Locale))), IsLate: true)];
}
