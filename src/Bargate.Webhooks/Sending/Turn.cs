using System.Diagnostics;
using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Webhooks.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Webhooks.Sending;

/// <summary>
/// One visit to a receiver, under a lease: sends what is due, each case's events one after the other and a few cases at a time, and writes down
/// each answer before the next event of that case goes out. Then it lets others have their turn.
/// </summary>
sealed class Turn(IServiceScopeFactory scopes, HttpPost post, Ledger ledger, Pausing pausing, TimeProvider clock)
{
    /// <summary>How many requests one receiver gets at a time.</summary>
    public const int AtOnce = 4;

    const int Window = 64;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2), Slow = TimeSpan.FromSeconds(1);

    const string Acknowledged = """delete from webhooks_deliveries where "Subscription" = $1 and "Position" = $2""";

    const string PutOff = """update webhooks_deliveries set "Attempts" = "Attempts" + 1, "DueAt" = $3, "Refused" = $4 where "Subscription" = $1 and "Position" = $2""";

    // The receiver is back: what waits for its own next try need not. What was refused is refused again.
    const string BringForward = """update webhooks_deliveries set "DueAt" = $2 where "Subscription" = $1 and "DueAt" > $2 and not "Refused" """;

    // News that came meanwhile stands in NextAt and stays. A lease that another host has taken over is not ours to end.
    const string Release = """
        update webhooks_receivers set "LeasedUntil" = null, "NextAt" = coalesce("NextAt", $3), "HeldUntil" = $4, "FailedInARow" = $5, "FailingSince" = $6, "DeliveredAt" = $7, "Slow" = $8
        where "Subscription" = $1 and "LeasedUntil" = $2
        """;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task Run(Receiver receiver, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        bool Over() => stop.IsCancellationRequested || receiver.HeldUntil is not null || Stopwatch.GetElapsedTime(began) > Longest;
        DateTime? next;
        try
        {
            do next = await Visit(receiver, Over, stop);
            while (next is { } at && at <= Now && !Over());
        }
        // The host stops: the next one need not wait for the lease to end.
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { next = Now; }
        await ledger.Write(batch => batch.Execute(Release, Kernel.Storage.Batch.AnyRows, receiver.Subscription, receiver.LeasedUntil, next, receiver.HeldUntil, receiver.FailedInARow, receiver.FailingSince, receiver.DeliveredAt, receiver.Slow));
    }

    // When there is something to do next; null when all is sent.
    async Task<DateTime?> Visit(Receiver receiver, Func<bool> over, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var (id, now) = (receiver.Subscription, Now);
        if (await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id && it.State == SubscriptionState.Active, stop) is not { } to) return null;
        if (await scope.ServiceProvider.GetRequiredService<KeyRing>().Open(to.KeyId, stop) is not { } key) return null;
        // One that just failed is asked with one event whether it is back.
        var most = receiver.FailedInARow > 0 ? 1 : Window;
        var (waiting, told) = (db.Deliveries.AsNoTracking(), db.HookEvents.AsNoTracking());
        var due = await (from it in waiting
                         where it.Subscription == id && it.DueAt <= now
                             && !waiting.Any(earlier => earlier.Subscription == id && earlier.About == it.About && earlier.Position < it.Position && earlier.DueAt > now)
                         join happened in told on it.Position equals happened.Position
                         orderby it.Position
                         select new Due(it, happened)).Take(most).ToListAsync(stop);
        var mission = new Mission(to, to.Secrets(key, now), receiver);
        await Parallel.ForEachAsync(due.GroupBy(it => it.Told.About), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = CancellationToken.None }, async (ofOneCase, _) =>
        {
            foreach (var one in ofOneCase)
                if (over() || mission.Ended || !await Deliver(mission, one, stop)) return;
        });
        if (mission.Ended) return null;
        if (over() || due.Count == most) return Now;
        now = Now;
        // What waits behind another is due, but not before that one: the earliest that is not due yet tells when to look again.
        return await db.Deliveries.Where(it => it.Subscription == id && it.DueAt > now).MinAsync(it => (DateTime?)it.DueAt, stop);
    }

    async Task<bool> Deliver(Mission mission, Due due, CancellationToken stop)
    {
        var (to, receiver) = (mission.To, mission.Receiver);
        var body = Payload.Of(due.Told, to, to.GetsPersonalData ? await Content(to, due, stop) : null);
        var at = Now;
        var outcome = await post.Send(to.Url, IdOf(due.Told.Event), new DateTimeOffset(at).ToUnixTimeSeconds(), body, mission.Secrets, stop);
        var now = Now;
        bool wasInTrouble, dead;
        lock (receiver)
        {
            wasInTrouble = receiver.FailedInARow >= Receiver.Trouble;
            if (outcome.Failure is null)
            {
                receiver.Succeeded(now);
                receiver.Slow = outcome.Millis > Slow.TotalMilliseconds;
            }
            // The event's fault, not the receiver's: only the event waits.
            else if (outcome.IsRefusal) receiver.Refused(now);
            else receiver.Failed(now, outcome.Wait);
            dead = outcome.Failure == "gone" || receiver.IsDead(now);
            if (dead && mission.Ended) dead = false;
            if (dead) mission.Ended = true;
        }
        await ledger.Write(batch =>
        {
            if (outcome.Failure is null) batch.Execute(Acknowledged, Kernel.Storage.Batch.AnyRows, to.Id, due.Row.Position);
            else batch.Execute(PutOff, Kernel.Storage.Batch.AnyRows, to.Id, due.Row.Position, Later(now, due.Row.Attempts + 1, outcome.Wait), outcome.IsRefusal);
            if (outcome.Failure is null && wasInTrouble) batch.Execute(BringForward, Kernel.Storage.Batch.AnyRows, to.Id, now);
            batch.Insert(Noted(to, at, due.Row.Position, outcome));
        });
        if (dead) await pausing.Pause(to.Id, outcome.Failure == "gone" ? "gone" : "failing", stop);
        return outcome.Failure is null;
    }

    static DateTime Later(DateTime now, int failures, TimeSpan? asked)
    {
        var wait = Backoff.After(failures);
        return now + (asked > wait ? asked.Value : wait);
    }

    /// <summary>`webhook-id`.</summary>
    public static string IdOf(Guid happened) => $"evt_{happened:N}";

    public static Attempt Noted(Subscription to, DateTime at, long position, Outcome outcome) =>
        new() { Subscription = to.Id, At = at, Position = position, Status = outcome.Status, Millis = outcome.Millis, Failure = outcome.Failure, Answer = to.GetsPersonalData ? null : outcome.Answer };

    // Who is told of whom is in the audit log before it leaves the house, at each try: what is told may have been changed between.
    async Task<CaseContent?> Content(Subscription to, Due due, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var content = await scope.ServiceProvider.GetRequiredService<CaseHeads>().Content(due.Told.About, stop);
        if (content is null) return null;
        var audit = scope.ServiceProvider.GetRequiredService<Audit>();
        audit.Record(Actor.System, "case-sent-by-webhook", due.Told.About);
        audit.Record(Actor.System, "webhook-sent-personal-data", to.Id);
        await scope.ServiceProvider.GetRequiredService<BargateDb>().SaveChangesAsync(stop);
        return content;
    }

    sealed record Due(Delivery Row, HookEvent Told);

    sealed record Mission(Subscription To, IReadOnlyList<byte[]> Secrets, Receiver Receiver)
    {
        public volatile bool Ended;
    }
}
