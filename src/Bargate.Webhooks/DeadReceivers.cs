using Bargate.Accounts.Contract;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Webhooks.Storage;

namespace Bargate.Webhooks;

/// <summary>Subscriptions that were paused because their receiver was dead: they wait for an officer.</summary>
internal sealed class DeadReceivers(BargateDb db, Council council, Words words) : IStaffTasks
{
    public string Permission => Permissions.WebhooksManage;

    public async Task<IReadOnlyList<StaffTask>> Open(CancellationToken stop)
    {
        var count = await db.Subscriptions.CountAsync(it => it.State == SubscriptionState.Paused && it.PausedFor != null, stop);
        return count == 0 ? [] : [new("/staff/webhooks", words.Format(count == 1 ? "webhooks.dashboard.one" : "webhooks.dashboard.many", ("count", count.ToString("N0", council.Locale))), IsLate: true)];
    }
}
