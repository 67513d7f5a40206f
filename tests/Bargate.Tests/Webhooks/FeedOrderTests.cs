using Bargate.Cases.Contract;
using Bargate.Kernel;
using Bargate.Kernel.Events;
using Bargate.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Webhooks;

/// <summary>What one piece of work raises keeps its order in the feed.</summary>
public sealed class FeedOrderTests(FeedOrderTests.Plain site) : IClassFixture<FeedOrderTests.Plain>
{
    public sealed class Plain : Site;

    sealed class Stopped : TimeProvider
    {
        readonly DateTimeOffset now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => now;
    }

    [Fact]
    public async Task Also_when_the_clock_stands_still_between()
    {
        var about = CaseId.From(Guid.CreateVersion7());
        await site.InScope(async scope =>
        {
            var db = scope.GetRequiredService<BargateDb>();
            var outbox = new Outbox(db, scope.GetRequiredService<JobCatalogue>(), new Stopped());
            for (var i = 0; i < 20; i++) outbox.Raise(new StageChanged(about, $"stage-{i}", Guid.CreateVersion7(), DateTime.UtcNow));
            return await db.SaveChangesAsync();
        });
        await site.Services.GetRequiredService<Sequencer>().Assign();
        var told = await site.InDatabase(db => db.Set<EventRow>().AsNoTracking().Where(it => it.About == about.Value).OrderBy(it => it.Position).Select(it => it.Data).ToListAsync());
        Assert.Equal(20, told.Count);
        for (var i = 0; i < 20; i++) Assert.Contains($"\"stage-{i}\"", told[i], StringComparison.Ordinal);
    }
}
