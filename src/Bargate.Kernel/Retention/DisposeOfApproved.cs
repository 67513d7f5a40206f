using Bargate.Kernel.Contributions;
using Bargate.Kernel.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Retention;

/// <summary>
/// Does what was approved, each record in a transaction of its own with its tombstone. What came under a hold since, or is not due any more
/// (a case was opened again), is taken off the list. Cut off, it goes on where it was.
/// </summary>
sealed class DisposeOfApproved(BargateDb db, DueList due, IServiceScopeFactory scopes, FileStore files, Outbox outbox, TimeProvider clock, ILogger<DisposeOfApproved> log) : IAskedJob
{
    // So many that a turn ends well within the lease of a job.
    const int AtOnce = 500;

    public async Task Run(Guid about, CancellationToken stop)
    {
        var approved = await db.Set<Disposal>().Where(it => it.Run == about && it.DisposedAt == null).OrderBy(it => it.Id).Take(AtOnce).ToListAsync(stop);
        var cleared = new Dictionary<string, Dictionary<Guid, DueRecord>>();
        foreach (var key in approved.Select(it => it.Class).Distinct()) cleared[key] = await due.Cleared(key, stop);
        var failed = 0;
        foreach (var one in approved)
        {
            try
            {
                if (!cleared[one.Class].TryGetValue(one.Record, out var record) || !await Dispose(one.Id, record, stop)) db.Remove(one);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                failed++;
                log.LogWarning("Record {Record} of class {Class} could not be disposed of: {Kind}", one.Record, one.Class, broken.GetType().Name);
            }
        }
        // Tried again by the queue, which waits longer each time.
        if (failed > 0) throw new InvalidOperationException($"{failed} records could not be disposed of.");
        if (approved.Count == AtOnce) outbox.Ask<DisposeOfApproved>(about);
        else
        {
            var run = await db.Set<RetentionRun>().SingleAsync(it => it.Id == about, stop);
            run.Finish(await db.Set<Disposal>().CountAsync(it => it.Run == about && it.DisposedAt != null, stop), clock.GetUtcNow().UtcDateTime);
        }
    }

    async Task<bool> Dispose(Guid id, DueRecord record, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var disposal = await own.Set<Disposal>().SingleAsync(it => it.Id == id, stop);
        // A hold may have come since the list was made; many records take their time.
        if ((await own.Set<Hold>().AsNoTracking().InForce(clock.GetUtcNow().UtcDateTime).ToListAsync(stop)).Exists(it => it.Covers(disposal.Class, record))) return false;
        if (!await scope.ServiceProvider.GetServices<IRetained>().Single(it => it.Key == disposal.Class).Dispose(disposal.Record, stop)) return false;
        disposal.DisposedAt = clock.GetUtcNow().UtcDateTime;
        var blobs = own.ChangeTracker.Entries<FileRow>().Where(it => it.State == EntityState.Deleted).Select(it => it.Entity.Id).ToList();
        await own.SaveChangesAsync(stop);
        // After the rows: a blob without a row is swept later, a row without its blob would be a broken case.
        foreach (var blob in blobs) files.Delete(blob);
        return true;
    }
}
