using Bargate.Kernel.Auditing;
using Bargate.Kernel.Jobs;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Storage;

namespace Bargate.Notifications;

/// <summary>Work that was given up, and putting it back.</summary>
sealed class DeadLetters(BargateDb db, JobCatalogue jobs, Audit audit, TimeProvider clock)
{
    public IQueryable<JobRow> Jobs => db.Set<JobRow>().Where(it => it.DeadAt != null);

    /// <summary>False when it is not among the dead (any more).</summary>
    public async Task<bool> Retry(Guid id, Actor actor)
    {
        if (await Jobs.SingleOrDefaultAsync(it => it.Id == id) is not { } job) return false;
        job.Retry(clock.GetUtcNow().UtcDateTime);
        if (await db.Messages.SingleOrDefaultAsync(it => it.Id == MessageId.From(job.About)) is { State: MessageState.Failed } message) message.Retry();
        audit.Record(actor, "failed-job-retried", job.About);
        await db.SaveChangesAsync();
        jobs.Wake();
        return true;
    }

    /// <summary>All of them in one transaction, however many an outage left.</summary>
    public async Task<int> RetryAll(Actor actor)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var count = await db.Write(async () =>
        {
            await db.Messages.Where(it => it.State == MessageState.Failed).ExecuteUpdateAsync(set => set
                .SetProperty(it => it.State, MessageState.Waiting).SetProperty(it => it.Attempts, 0).SetProperty(it => it.Version, it => it.Version + 1));
            var retried = await Jobs.ExecuteUpdateAsync(set => set
                .SetProperty(it => it.DeadAt, (DateTime?)null).SetProperty(it => it.LeasedUntil, (DateTime?)null).SetProperty(it => it.DueAt, now).SetProperty(it => it.Attempts, 0));
            if (retried > 0) audit.Record(actor, "failed-jobs-retried", Guid.Empty);
            await db.SaveChangesAsync();
            return retried;
        });
        jobs.Wake();
        return count;
    }
}
