using Bargate.Webhooks.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Webhooks.Sending;

/// <summary>
/// Keeps webhooks going, beside the job queue and not in it: a receiver that does not answer holds up no other job. Receivers that are slow or
/// fail have lanes of their own, so that they wait for each other and nobody waits for them.
/// </summary>
sealed class Sender(IServiceScopeFactory scopes, Sequencer sequencer, FanOut fanOut, Turn turn, TimeProvider clock, ILogger<Sender> log) : BackgroundService
{
    const int Lanes = 32, SlowLanes = 64;

    static readonly TimeSpan Look = TimeSpan.FromSeconds(1), Gather = TimeSpan.FromMilliseconds(10), AfterFault = TimeSpan.FromSeconds(10);

    // Longer than the longest turn: two seconds, and an answer that takes as long as it may.
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // One host sends to a receiver at a time: the order within a case, and how many requests it gets, hold for all hosts together.
    static string ClaimSql(bool postgres) => $$"""
        update webhooks_receivers set "LeasedUntil" = {0}, "NextAt" = null where "Subscription" in (
            select r."Subscription" from webhooks_receivers r join webhooks_subscriptions s on s."Id" = r."Subscription"
            where s."State" = 'Active' and r."Slow" = {2} and (r."HeldUntil" is null or r."HeldUntil" <= {1})
              and ((r."NextAt" <= {1} and r."LeasedUntil" is null) or r."LeasedUntil" < {1})
            order by r."NextAt", r."Subscription" limit {3} {{(postgres ? "for update of r skip locked" : "")}})
        returning *
        """;

    readonly SemaphoreSlim news = new(0, 1), slowNews = new(0, 1);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>There is something to send: no need to wait for the next look.</summary>
    public void Wake()
    {
        foreach (var one in new[] { news, slowNews })
        {
            try { if (one.CurrentCount == 0) one.Release(); }
            catch (SemaphoreFullException) { /* already awake */ }
        }
    }

    /// <summary>Takes up all events that are committed and sends all that is due; for tests and for those who wait for quiet.</summary>
    public async Task RunDue(CancellationToken stop = default)
    {
        await sequencer.Assign(stop);
        while (await fanOut.Run(stop) > 0) { }
        while (true)
        {
            List<Receiver> due = [.. await Claim(false, Lanes, stop), .. await Claim(true, SlowLanes, stop)];
            if (due.Count == 0) return;
            await Task.WhenAll(due.Select(it => turn.Run(it, stop)));
        }
    }

    // A thread each to begin with: on SQLite a look is answered before it is waited for, and one would go before the others.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Task.Run(() => Keep(Feed, stoppingToken), CancellationToken.None),
        Task.Run(() => Keep(stop => Send(false, Lanes, news, stop), stoppingToken), CancellationToken.None),
        Task.Run(() => Keep(stop => Send(true, SlowLanes, slowNews, stop), stoppingToken), CancellationToken.None));

    async Task Feed(CancellationToken stop)
    {
        if (await fanOut.Run(stop) > 0) Wake();
        else await Task.Delay(Look, stop);
    }

    async Task Send(bool slow, int lanes, SemaphoreSlim signal, CancellationToken stop)
    {
        var running = new HashSet<Task>(lanes);
        try
        {
            while (true)
            {
                var due = running.Count == lanes ? [] : await Claim(slow, lanes - running.Count, stop);
                foreach (var receiver in due) running.Add(Task.Run(() => Visit(receiver, stop), CancellationToken.None));
                if (running.Count == lanes) await Task.WhenAny(running);
                else if (due.Count == 0) await signal.WaitAsync(Look, stop);
                // Turns end together, so that the next receivers are claimed together.
                await Task.Delay(Gather, stop);
                running.RemoveWhere(it => it.IsCompleted);
            }
        }
        finally { await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); }
    }

    async Task Visit(Receiver receiver, CancellationToken stop)
    {
        try { await turn.Run(receiver, stop); }
        catch (Exception failed) { log.LogError(failed, "The webhooks of subscription {Subscription} could not be sent; tried again when its lease ends", receiver.Subscription); }
    }

    async Task<List<Receiver>> Claim(bool slow, int most, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var now = Now;
        // Asked without the gate first: mostly nothing is due.
        var subscriptions = db.Subscriptions;
        var isDue = await db.Receivers.AnyAsync(it => it.Slow == slow && ((it.NextAt <= now && it.LeasedUntil == null) || it.LeasedUntil < now) && (it.HeldUntil == null || it.HeldUntil <= now)
            && subscriptions.Any(one => one.Id == it.Subscription && one.State == SubscriptionState.Active), stop);
        if (!isDue) return [];
        var until = now + Lease;
        until = until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMicrosecond));
        var claimed = await db.Write(() => db.Receivers.FromSqlRaw(ClaimSql(db.Store.IsPostgres), until, now, slow, most).AsNoTracking().ToListAsync(stop), stop);
        foreach (var one in claimed) one.HeldUntil = null;
        return claimed;
    }

    async Task Keep(Func<CancellationToken, Task> turnOf, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await turnOf(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception failed)
            {
                log.LogError(failed, "Webhooks could not be read; next look in {Seconds} s", AfterFault.TotalSeconds);
                try { await Task.Delay(AfterFault, stop); }
                catch (OperationCanceledException) { return; }
            }
        }
    }
}
