using System.Collections.Concurrent;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Directory;

/// <summary>Counts how often each entry is looked at, so that officers see how many people a fault touches. In memory, written twice a minute; nobody is in it.</summary>
internal sealed class EntryViews(IServiceScopeFactory scopes, Council council, TimeProvider clock, ILogger<EntryViews> log) : BackgroundService
{
    public const int KeptDays = 365, LatelyDays = 90;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    static readonly string[] Machines = ["bot", "crawl", "spider", "slurp", "monitor", "preview", "curl", "wget", "python"];

    ConcurrentDictionary<(Guid Entry, DateOnly Day), int> counts = [];

    public void Count(HttpContext context, Guid entry)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        if (Array.Exists(Machines, it => agent.Contains(it, StringComparison.OrdinalIgnoreCase))) return;
        counts.AddOrUpdate((entry, council.Time.Today(clock)), 1, (_, count) => count + 1);
    }

    public async Task Flush(CancellationToken stop)
    {
        if (counts.IsEmpty) return;
        var taken = Interlocked.Exchange(ref counts, []);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        await db.Write(async () =>
        {
            foreach (var ((entry, day), count) in taken)
                if (await db.EntryDays.Where(it => it.Entry == entry && it.Day == day).ExecuteUpdateAsync(it => it.SetProperty(one => one.Count, one => one.Count + count), stop) == 0)
                    db.Add(new EntryDay { Entry = entry, Day = day, Count = count });
            return await db.SaveChangesAsync(stop);
        }, stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try { while (await timer.WaitForNextTickAsync(stoppingToken)) await TryFlush(stoppingToken); }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlush(cancellationToken);
    }

    // Two hosts may make the first row of an entry at the same moment: one of them loses these counts, and says so.
    async Task TryFlush(CancellationToken stop)
    {
        try { await Flush(stop); }
        catch (Exception e) when (e is not OperationCanceledException) { log.LogWarning(e, "Views of entries could not be counted"); }
    }
}
