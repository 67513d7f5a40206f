using Bargate.Kernel;
using Bargate.Kernel.Files;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Files;

/// <summary>Blobs that no row names go once no backup names them either, and nothing else does.</summary>
public sealed class SweepTests(CasesSite site) : IClassFixture<CasesSite>
{
    [Fact]
    public async Task A_blob_without_a_row_goes_after_the_backup_window_and_nothing_else()
    {
        // In one test, since both look at the whole store: first one that this database knows nothing of.
        var lost = await Blob(days: 36);
        await Sweep();
        Assert.True(File.Exists(PathOf(lost)), "swept the store of another database");

        var made = await site.Open(photo: [1, 2, 3]);
        var named = await site.InDatabase(async db => (await db.Set<FileRow>().SingleAsync()).Id);
        File.SetLastWriteTimeUtc(PathOf(named), site.Clock.GetUtcNow().UtcDateTime.AddDays(-400));
        var young = await Blob(days: 34);
        var stranger = Path.Combine(site.DataFolder, "files", "notes.txt");
        await File.WriteAllTextAsync(stranger, "not ours");
        File.SetLastWriteTimeUtc(stranger, site.Clock.GetUtcNow().UtcDateTime.AddDays(-400));
        await Sweep();
        Assert.False(File.Exists(PathOf(lost)), "not swept");
        Assert.All(new[] { PathOf(named), PathOf(young), stranger }, it => Assert.True(File.Exists(it), it));
        Assert.NotEqual(default, made.Id.Value);
    }

    async Task<FileId> Blob(int days)
    {
        var row = await site.InScope(scope => scope.GetRequiredService<FileStore>().Write([1], "lost.jpg", "image/jpeg", Guid.NewGuid(), scope.GetRequiredService<KeyRing>().New(), Scan.Clean));
        File.SetLastWriteTimeUtc(PathOf(row.Id), site.Clock.GetUtcNow().UtcDateTime.AddDays(-days));
        return row.Id;
    }

    string PathOf(FileId id) => Path.Combine(site.DataFolder, "files", id.Value.ToString("N")[^2..], id.Value.ToString("N"));

    Task<int> Sweep() => site.InScope(async scope =>
    {
        await scope.GetRequiredService<SweepFiles>().Run(default);
        return 0;
    });
}
