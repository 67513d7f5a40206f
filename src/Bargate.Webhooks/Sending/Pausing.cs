using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Webhooks.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Webhooks.Sending;

/// <summary>Pauses a subscription whose receiver is dead, and tells who answers for it.</summary>
sealed class Pausing(IServiceScopeFactory scopes, Council council, Words words, TimeProvider clock, ILogger<Pausing> log)
{
    /// <param name="why">`gone` or `failing`.</param>
    public async Task Pause(Guid subscription, string why, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        if (await db.Subscriptions.SingleOrDefaultAsync(it => it.Id == subscription, stop) is not { State: SubscriptionState.Active } row) return;
        row.Pause(clock.GetUtcNow().UtcDateTime, why);
        scope.ServiceProvider.GetRequiredService<Audit>().Record(Actor.System, "webhook-paused-by-itself", row.Id);
        var key = scope.ServiceProvider.GetRequiredService<KeyRing>().New();
        var letter = new NewMessage(row.Email, words.Format("webhooks.mail.subject", ("name", row.Name)),
            words.Format($"webhooks.mail.body-{why}", ("name", row.Name), ("url", row.Url), ("link", $"/staff/webhooks/{row.Id}")), key.Id, $"webhook-paused-{row.Id:N}-{row.StateSince:yyyyMMddHHmmss}", council.Language);
        await scope.ServiceProvider.GetRequiredService<Messages>().Add(letter, key, stop);
        try { await db.SaveChangesAsync(stop); }
        // An officer changed it this moment; if it is still dead, the next failure pauses it.
        catch (DbUpdateConcurrencyException) { return; }
        log.LogWarning("The webhook subscription {Subscription} was paused: {Why}", row.Id, why);
    }
}
