using System.Data.Common;
using Bargate.Kernel.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Jobs;

/// <summary>Claims due jobs under a lease, runs each in its own scope outside any transaction, and finishes it with what it changed.</summary>
public sealed class JobQueue(IServiceScopeFactory scopes, JobCatalogue jobs, TimedJobs timed, BatchWriter writer, TimeProvider clock, ILogger<JobQueue> log)
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    // A job in order waits for every earlier one about the same thing, whatever its name, but not for one that is dead: that waits for an officer.
    // Both databases read this; PostgreSQL also passes over rows that another host is claiming.
    static string ClaimSql(bool postgres) => $$"""
        update kernel_jobs set "LeasedUntil" = {0}, "Attempts" = "Attempts" + 1 where "Id" in (
            select j."Id" from kernel_jobs j
            where j."DueAt" <= {1} and j."DeadAt" is null and (j."LeasedUntil" is null or j."LeasedUntil" < {1})
              and not (j."InOrder" and exists (select 1 from kernel_jobs e where e."About" = j."About" and e."InOrder" and e."DeadAt" is null and e."Id" < j."Id"))
            order by j."DueAt", j."Id" limit {2} {{(postgres ? "for update skip locked" : "")}})
        returning *
        """;

    const int AtOnce = 8, ForEach = 12;

    static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(250);

    const string DoneSql = """delete from kernel_jobs where "Id" = $1 and "Attempts" = $2""";

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Runs everything that is due, until nothing is; returns how many jobs ran. Tests call it to wait for quiet.</summary>
    public async Task<int> RunDue(CancellationToken stop = default)
    {
        await timed.RunDue(stop);
        return await RunQueued(stop);
    }

    /// <summary>The same without what is due by the clock.</summary>
    internal async Task<int> RunQueued(CancellationToken stop)
    {
        var ran = 0;
        var running = new List<Task>(AtOnce);
        try
        {
            while (true)
            {
                var claimed = await Claim((AtOnce - running.Count) * ForEach, stop);
                if (claimed.Count + running.Count == 0) return ran;
                // What is claimed together is about different things, where order matters: it may run side by side.
                foreach (var job in claimed)
                {
                    stop.ThrowIfCancellationRequested();
                    if (running.Count == AtOnce) await OneEnded(running);
                    running.Add(Task.Run(() => RunOne(job, stop), CancellationToken.None));
                }
                ran += claimed.Count;
                // Quick ones end together, so that what came meanwhile is claimed together; a slow one keeps its lane and nothing else waiting.
                await Task.WhenAny(Task.WhenAll(running), Task.Delay(Slow, stop));
                if (running.Count == AtOnce) await OneEnded(running);
                foreach (var ended in running.Where(it => it.IsCompleted).ToList()) await Ended(running, ended);
            }
        }
        finally { await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); }
    }

    static async Task OneEnded(List<Task> running) => await Ended(running, await Task.WhenAny(running));

    // Awaited for what it throws.
    static async Task Ended(List<Task> running, Task job)
    {
        running.Remove(job);
        await job;
    }

    async Task<List<JobRow>> Claim(int most, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var now = Now;
        if (!await db.Set<JobRow>().AnyAsync(it => it.DueAt <= now && it.DeadAt == null && (it.LeasedUntil == null || it.LeasedUntil < now), stop)) return [];
        return await db.Write(() => db.Set<JobRow>().FromSqlRaw(ClaimSql(db.Store.IsPostgres), now + Lease, now, most).AsNoTracking().ToListAsync(stop), stop);
    }

    async Task RunOne(JobRow job, CancellationToken stop)
    {
        // It waited longer for a lane than its lease lasts: whoever claims it next runs it.
        if (job.LeasedUntil < Now) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
            var registration = jobs.Find(job.Job) ?? throw new CannotSucceed($"No module answers to the job {job.Job}.");
            await registration.Run(scope.ServiceProvider, job, stop);
            await Finish(db, job, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { throw; }
        catch (Exception failed)
        {
            log.LogWarning("Job {Job} {JobId} failed at try {Attempt}: {Kind}", job.Job, job.Id, job.Attempts, failed.GetType().Name);
            await PutBack(job, failed, stop);
        }
    }

    // New and changed rows are written as a batch, which shares its flush with other writers; what else a job does is left to EF.
    // Either way a job whose lease another host has taken over writes nothing.
    async Task Finish(BargateDb db, JobRow job, CancellationToken stop)
    {
        var changed = db.ChangeTracker.Entries().Where(it => it.State is not (EntityState.Unchanged or EntityState.Detached)).ToLookup(it => it.State);
        if (!changed.Contains(EntityState.Deleted))
        {
            var batch = new Batch(db).Execute(DoneSql, 1, job.Id, job.Attempts).InsertAll(changed[EntityState.Added].Select(it => it.Entity));
            foreach (var row in changed[EntityState.Modified]) batch.Update(row);
            if (!await batch.Save(writer, stop) && changed.Contains(EntityState.Modified)) throw new DbUpdateConcurrencyException("What the job changed was changed by somebody else meanwhile.");
            return;
        }
        db.Remove(job);
        await db.SaveChangesAsync(stop);
    }

    async Task PutBack(JobRow job, Exception failed, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        job.Fail(failed is CannotSucceed ? failed.Message : $"{(failed is DbException ? nameof(DbException) : failed.GetType().Name)} in {failed.TargetSite?.DeclaringType?.FullName}", failed is CannotSucceed, Now);
        // Another host that has taken the lease over keeps it: the job would run a third time beside it.
        await db.Write(() => db.Set<JobRow>().Where(it => it.Id == job.Id && it.Attempts == job.Attempts).ExecuteUpdateAsync(set => set
            .SetProperty(it => it.Failure, job.Failure).SetProperty(it => it.LeasedUntil, job.LeasedUntil).SetProperty(it => it.DeadAt, job.DeadAt).SetProperty(it => it.DueAt, job.DueAt), stop), stop);
    }
}
