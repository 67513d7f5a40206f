using Bargate.Kernel;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Storage;

/// <summary>Batches that share a transaction: each is written whole or not at all, whatever becomes of its neighbours.</summary>
public sealed class BatchTests(BatchTests.Empty site) : IClassFixture<BatchTests.Empty>
{
    public sealed class Empty : Site;

    [Fact]
    public async Task A_batch_that_cannot_be_written_leaves_its_neighbours_alone() => await site.InScope(async scope =>
    {
        var (db, writer, master) = (scope.GetRequiredService<BargateDb>(), scope.GetRequiredService<BatchWriter>(), scope.GetRequiredService<MasterKey>());
        var keys = Enumerable.Range(0, 40).Select(_ => KeyRow.For(master.NewKey(), master, DateTime.UnixEpoch)).ToList();
        await new Batch(db).Insert(keys[0]).Save(writer);

        // Among the others, one meets a row that is there already, one changes no row where it must change one, and one is no SQL.
        var taken = new Batch(db).Insert(keys[1]).Insert(keys[0]).Save(writer);
        var stale = new Batch(db).Insert(keys[2]).Execute("update kernel_keys set \"Wrapped\" = $1 where \"Id\" = $2", 1, null, Guid.CreateVersion7()).Save(writer);
        var broken = new Batch(db).Insert(keys[3]).Execute("update no_such_table set x = $1", 1, 1).Save(writer);
        var whole = keys.Skip(4).Select(it => new Batch(db).Insert(it).Execute("update kernel_keys set \"DestroyedAt\" = $1 where \"Id\" = $2", 1, DateTime.UnixEpoch, it.Id).Save(writer)).ToList();

        await Assert.ThrowsAsync<AlreadyExists>(() => taken);
        Assert.False(await stale);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => broken);
        Assert.All(await Task.WhenAll(whole), Assert.True);
        var written = await db.Set<KeyRow>().AsNoTracking().ToListAsync();
        Assert.DoesNotContain(written, it => keys[1..4].Any(key => key.Id == it.Id));
        Assert.All(keys.Skip(4), it => Assert.NotNull(written.Single(row => row.Id == it.Id).DestroyedAt));
        return true;
    });

    [Fact]
    public async Task A_changed_row_is_written_once_for_the_version_that_was_read()
    {
        await site.InScope(async it =>
        {
            var (db, writer) = (it.GetRequiredService<BargateDb>(), it.GetRequiredService<BatchWriter>());
            await new Batch(db).Insert(new TimerRow { Job = "BatchTests", DueAt = DateTime.UnixEpoch }).Save(writer);
            var row = await db.Set<TimerRow>().SingleAsync(timer => timer.Job == "BatchTests");
            db.Entry(row).Property(timer => timer.DueAt).CurrentValue = DateTime.UnixEpoch.AddDays(1);

            Assert.True(await new Batch(db).Update(db.Entry(row)).Save(writer));
            Assert.False(await new Batch(db).Update(db.Entry(row)).Save(writer));

            var written = await db.Set<TimerRow>().AsNoTracking().SingleAsync(timer => timer.Job == "BatchTests");
            Assert.Equal((DateTime.UnixEpoch.AddDays(1), 1), (written.DueAt, written.Version));
            return true;
        });
    }
}
