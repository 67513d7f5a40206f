using Bargate.Kernel.Councils;
using Bargate.Kernel.Jobs;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Files;

/// <summary>Removes blobs that no row names, once they are older than the backups that might: an upload that was cut off, a disposal that was.</summary>
sealed class SweepFiles(BargateDb db, FileStore files, Council council, TimeProvider clock, ILogger<SweepFiles> log) : ITimedJob
{
    const int AtOnce = 500;

    public async Task Run(CancellationToken stop)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-council.BackupDays);
        var (known, unnamed) = (0, new List<FileId>());
        foreach (var some in files.Stored().Chunk(AtOnce))
        {
            var ids = some.Select(it => it.Id).ToList();
            var named = (await db.Set<FileRow>().Where(it => ids.Contains(it.Id)).Select(it => it.Id).ToListAsync(stop)).ToHashSet();
            known += named.Count;
            unnamed.AddRange(some.Where(it => it.WrittenAt < before && !named.Contains(it.Id)).Select(it => it.Id));
        }
        if (unnamed.Count == 0) return;
        // The files of another database look just like this. Then it is the setting that is wrong, and nothing is lost.
        if (known == 0)
        {
            log.LogError("{Count} files in Files:Path are named by no row of this database, and none is. Nothing was swept: check that both belong together", unnamed.Count);
            return;
        }
        foreach (var id in unnamed) files.Delete(id);
        log.LogInformation("Swept {Count} files that no row names", unnamed.Count);
    }
}
