using Bargate.Kernel;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests;

/// <summary>Killing the process proves nothing about flushing, so the setting itself is asked for on each kind of connection. bench/ shows the flush with strace.</summary>
public sealed class DurabilityTests(DurabilityTests.Empty site) : IClassFixture<DurabilityTests.Empty>
{
    const int Full = 2;

    public sealed class Empty : Site;

    [Fact]
    public async Task The_context_flushes_at_each_commit()
    {
        if (TestDatabase.Server is not null)
        {
            Assert.Equal("on", await site.InDatabase(db => db.Database.SqlQueryRaw<string>("select current_setting('synchronous_commit') as \"Value\"").SingleAsync()));
            return;
        }
        Assert.Equal(Full, await site.InDatabase(db => db.Database.SqlQueryRaw<int>("select synchronous as \"Value\" from pragma_synchronous").SingleAsync()));
        Assert.Equal("wal", await site.InDatabase(db => db.Database.SqlQueryRaw<string>("select journal_mode as \"Value\" from pragma_journal_mode").SingleAsync()));
    }

    // The batch writer's own connection says it itself: it writes down the setting it works under.
    [Fact]
    public async Task The_batch_writer_flushes_at_each_commit()
    {
        var setting = TestDatabase.Server is null ? "synchronous from pragma_synchronous" : "case current_setting('synchronous_commit') when 'on' then 2 else 0 end";
        var written = await site.InScope(async it =>
        {
            await new Batch(it.GetRequiredService<BargateDb>())
                .Execute($"insert into kernel_timers (\"Job\", \"DueAt\", \"Version\") select 'DurabilityTests', $1, {setting}", 1, new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc))
                .Save(it.GetRequiredService<BatchWriter>());
            return await it.GetRequiredService<BargateDb>().Set<TimerRow>().SingleAsync(row => row.Job == "DurabilityTests");
        });
        Assert.Equal(Full, written.Version);
    }
}
