using System.Collections.Concurrent;
using Bargate.Content.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Content.Feedback;

/// <summary>Counts views in memory and writes them now and then: a view costs no statement, and a host that is killed loses half a minute of them.</summary>
internal sealed class PageViews(IServiceScopeFactory scopes, Council council, TimeProvider clock, ILogger<PageViews> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    ConcurrentDictionary<(string Path, DateOnly Day), int> counts = [];

    /// <param name="path">A page that there is: what visitors make up would fill the memory.</param>
    public void Count(HttpContext context, string path)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || Robots.Is(context.Request)) return;
        counts.AddOrUpdate((path, council.Time.Today(clock)), 1, (_, count) => count + 1);
    }

    public async Task Flush(CancellationToken stop)
    {
        if (counts.IsEmpty) return;
        var taken = Interlocked.Exchange(ref counts, []);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        await db.Write(async () =>
        {
            foreach (var ((path, day), count) in taken)
                if (await db.DayViews.Where(it => it.Path == path && it.Day == day).ExecuteUpdateAsync(it => it.SetProperty(one => one.Count, one => one.Count + count), stop) == 0)
                    db.Add(new DayViews { Path = path, Day = day, Count = count });
            return await db.SaveChangesAsync(stop);
        }, stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                // Two hosts may make the first row of a page at the same moment: one of them loses these counts, and says so.
                try { await Flush(stoppingToken); }
                catch (Exception e) when (e is not OperationCanceledException) { log.LogWarning(e, "Views of pages could not be counted"); }
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try { await Flush(cancellationToken); }
        catch (Exception e) { log.LogWarning(e, "Views of pages could not be counted"); }
    }
}
