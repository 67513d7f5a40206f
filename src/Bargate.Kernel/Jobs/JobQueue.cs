using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Jobs;

/// <summary>Claims due jobs under a lease, runs each in its own scope outside any transaction, and finishes it with what it changed.</summary>
public sealed class JobQueue(IServiceScopeFactory scopes, JobCatalogue jobs, TimeProvider clock, ILogger<JobQueue> log)
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    // A job in order waits for every earlier one about the same thing, whatever its name, but not for one that is dead: that waits for an officer.
    // Both databases read this; PostgreSQL also passes over rows that another host is claiming.
    static string ClaimSql(bool postgres) => $$"""
        update kernel_jobs set "LeasedUntil" = {0}, "Attempts" = "Attempts" + 1 where "Id" in (
            select j."Id" from kernel_jobs j
            where j."DueAt" <= {1} and j."DeadAt" is null and (j."LeasedUntil" is null or j."LeasedUntil" < {1})
              and not (j."InOrder" and exists (select 1 from kernel_jobs e where e."About" = j."About" and e."InOrder" and e."DeadAt" is null and e."Id" < j."Id"))
            order by j."DueAt", j."Id" limit 20 {{(postgres ? "for update skip locked" : "")}})
        returning *
        """;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Runs everything that is due, until nothing is; returns how many jobs ran. Tests call it to wait for quiet.</summary>
    public async Task<int> RunDue(CancellationToken stop = default)
    {
        var ran = 0;
        await RunTimed(stop);
        while (await Claim(stop) is { Count: > 0 } claimed)
            foreach (var job in claimed)
            {
                await RunOne(job, stop);
                ran++;
            }
        return ran;
    }

    async Task<List<JobRow>> Claim(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var now = Now;
        if (!await db.Set<JobRow>().AnyAsync(it => it.DueAt <= now && it.DeadAt == null && (it.LeasedUntil == null || it.LeasedUntil < now), stop)) return [];
        return await db.Write(() => db.Set<JobRow>().FromSqlRaw(ClaimSql(db.Store.IsPostgres), now + Lease, now).AsNoTracking().ToListAsync(stop), stop);
    }

    async Task RunOne(JobRow job, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
            var registration = jobs.Find(job.Job) ?? throw new CannotSucceed($"No module answers to the job {job.Job}.");
            await registration.Run(scope.ServiceProvider, job, stop);
            db.Remove(job);
            await db.SaveChangesAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { throw; }
        catch (Exception failed)
        {
            log.LogWarning("Job {Job} {JobId} failed at try {Attempt}: {Kind}", job.Job, job.Id, job.Attempts, failed.GetType().Name);
            await PutBack(job, failed, stop);
        }
    }

    async Task PutBack(JobRow job, Exception failed, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        if (await db.Set<JobRow>().SingleOrDefaultAsync(it => it.Id == job.Id, stop) is not { } row) return;
        row.Fail(failed is CannotSucceed ? failed.Message : $"{failed.GetType().Name} in {failed.TargetSite?.DeclaringType?.FullName}", failed is CannotSucceed, Now);
        await db.SaveChangesAsync(stop);
    }

    async Task RunTimed(CancellationToken stop)
    {
        foreach (var job in jobs.All.Where(it => it.Every is not null))
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!await TakeTurn(scope.ServiceProvider.GetRequiredService<BargateDb>(), job, stop)) continue;
            try
            {
                await job.Run(scope.ServiceProvider, null, stop);
                await scope.ServiceProvider.GetRequiredService<BargateDb>().SaveChangesAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { throw; }
            catch (Exception failed) { log.LogError(failed, "Timed job {Job} failed; it runs again at its next time", job.Name); }
        }
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
