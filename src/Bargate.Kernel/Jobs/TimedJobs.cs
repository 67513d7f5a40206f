using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Jobs;

/// <summary>Runs what is due by the clock, each on one host of several.</summary>
public sealed class TimedJobs(IServiceScopeFactory scopes, JobCatalogue jobs, TimeProvider clock, ILogger<TimedJobs> log)
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    DateTime nextLook;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task RunDue(CancellationToken stop)
    {
        if (Now < nextLook) return;
        nextLook = Now + Look;
        foreach (var job in await Due(stop))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
            if (!await TakeTurn(db, job, stop)) continue;
            try
            {
                await job.Run(scope.ServiceProvider, null, stop);
                await db.SaveChangesAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { throw; }
            catch (Exception failed) { log.LogError(failed, "Timed job {Job} failed; it runs again at its next time", job.Name); }
        }
    }

    async Task<List<JobCatalogue.Registration>> Due(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Now;
        var later = await scope.ServiceProvider.GetRequiredService<BargateDb>().Set<TimerRow>().Where(it => it.DueAt > now).Select(it => it.Job).ToListAsync(stop);
        return [.. jobs.All.Where(it => it.Every is not null && !later.Contains(it.Name))];
    }

    // The row's version lets one host of several take the turn.
    async Task<bool> TakeTurn(BargateDb db, JobCatalogue.Registration job, CancellationToken stop)
    {
        var timer = await db.Set<TimerRow>().SingleOrDefaultAsync(it => it.Job == job.Name, stop);
        if (timer is not null && timer.DueAt > Now) return false;
        if (timer is null) db.Add(timer = new TimerRow { Job = job.Name });
        timer.DueAt = Now + job.Every!.Value;
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException) { return false; }
    }
}
