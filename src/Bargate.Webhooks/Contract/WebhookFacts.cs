using Bargate.Webhooks.Storage;

namespace Bargate.Webhooks.Contract;

/// <summary>How the webhooks stand, for the officers' first page.</summary>
public sealed class WebhookFacts(BargateDb db)
{
    /// <summary>Subscriptions that were paused because their receiver was dead, and wait for an officer.</summary>
    public Task<int> PausedByItself(CancellationToken stop = default) => db.Subscriptions.CountAsync(it => it.State == SubscriptionState.Paused && it.PausedFor != null, stop);
}
