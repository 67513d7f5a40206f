using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Jobs;

/// <summary>Keeps the queue moving: at once when this process raised work, otherwise every two seconds.</summary>
sealed class JobRunner(JobQueue queue, JobCatalogue jobs, ILogger<JobRunner> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(2), Gather = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await queue.RunDue(stoppingToken);
                // A wake comes just before what it is about is committed; a moment later there is more to claim at once.
                if (await jobs.Asleep(Look, stoppingToken)) await Task.Delay(Gather, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failed)
            {
                log.LogError(failed, "The job queue could not be read; next look in {Seconds} s", Look.TotalSeconds * 5);
                await Task.Delay(Look * 5, stoppingToken);
            }
        }
    }
}
