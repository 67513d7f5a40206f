using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Searching;

/// <summary>Brings what stands on the shelf up to date while the site already answers.</summary>
sealed class CompareShelf(IServiceScopeFactory scopes, IHostApplicationLifetime life, ILogger<CompareShelf> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await life.ApplicationStarted.Wait(stoppingToken);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SearchIndex>().Compare(shelf: true, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
        // Another host that starts at the same moment writes the same; each night it is compared again.
        catch (Exception failed) when (failed is not OutOfMemoryException) { log.LogInformation(failed, "The search index was not compared"); }
    }
}

static class Moments
{
    /// <summary>Until it is cancelled: for a moment that the host tells by a token.</summary>
    public static async Task Wait(this CancellationToken moment, CancellationToken stop)
    {
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = moment.Register(come.SetResult);
        await come.Task.WaitAsync(stop);
    }
}
