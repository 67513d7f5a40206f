using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Jobs;

/// <summary>Keeps the queue moving: at once when this process raised work, otherwise every two seconds. What runs by the clock has a loop of its own.</summary>
sealed class JobRunner(JobQueue queue, TimedJobs timed, JobCatalogue jobs, ILogger<JobRunner> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(2), Gather = TimeSpan.FromMilliseconds(50);

    // A thread each to begin with: on SQLite a look is answered before it is waited for, and one would go before the other.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Task.Run(() => Keep(Queued, stoppingToken), CancellationToken.None), Task.Run(() => Keep(Timed, stoppingToken), CancellationToken.None));

    async Task Queued(CancellationToken stop)
    {
        await queue.RunQueued(stop);
        // A wake comes just before what it is about is committed; a moment later there is more to claim at once.
        if (await jobs.Asleep(Look, stop)) await Task.Delay(Gather, stop);
    }

    async Task Timed(CancellationToken stop)
    {
        await timed.RunDue(stop);
        await Task.Delay(Look, stop);
    }

    async Task Keep(Func<CancellationToken, Task> turn, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await turn(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception failed)
            {
                log.LogError(failed, "The job queue could not be read; next look in {Seconds} s", Look.TotalSeconds * 5);
                try { await Task.Delay(Look * 5, stop); }
                catch (OperationCanceledException) { return; }
            }
        }
    }
}
