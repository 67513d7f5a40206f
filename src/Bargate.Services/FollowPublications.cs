using Bargate.Services.Contract;
using Bargate.Services.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Services;

/// <summary>Notices what `bargate publish`, or another host, published while this host was running.</summary>
internal sealed class FollowPublications(
    IServiceScopeFactory scopes, ServiceCatalogue catalogue, TimeProvider clock, ILogger<FollowPublications> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = -1;
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                try
                {
                    var published = await Count(stoppingToken);
                    if (seen >= 0 && published != seen) await catalogue.Refresh(stoppingToken);
                    seen = published;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogWarning(e, "Could not look for new editions of services; trying again in {Seconds} seconds", Pause.TotalSeconds);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    async Task<int> Count(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        return await db.ServiceVersions.CountAsync(stop) + await db.PublishedFiles.CountAsync(stop);
    }
}
