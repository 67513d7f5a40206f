using Bargate.Content.Contract;
using Bargate.Content.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Content;

/// <summary>Notices what `bargate publish`, or another host, published or told while this host was running.</summary>
internal sealed class FollowPages(IServiceScopeFactory scopes, Library library, AlertBoard board, TimeProvider clock, ILogger<FollowPages> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (seen, told) = (-1, -1);
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
                    var published = await db.PageEditions.CountAsync(stoppingToken);
                    var changed = await db.Alerts.SumAsync(it => it.Version + 1, stoppingToken);
                    if (told >= 0 && changed != told) await board.Refresh(stoppingToken);
                    told = changed;
                    if (seen >= 0 && published != seen) await library.Refresh(stoppingToken);
                    seen = published;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogWarning(e, "Could not look for new editions of pages; trying again in {Seconds} seconds", Pause.TotalSeconds);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }
}
