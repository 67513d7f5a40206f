using Bargate.Kernel;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Retention;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Retention;

/// <summary>A hold that is placed while a run is at work keeps what the run has not come to yet.</summary>
public sealed class HoldDuringRunTests(HoldDuringRunTests.SlowSite site) : IClassFixture<HoldDuringRunTests.SlowSite>
{
    public sealed class SlowSite : Site
    {
        internal Shelf Shelf { get; } = new();

        protected override void Configure(WebApplicationBuilder builder) => builder.Services.AddSingleton(Shelf).AddScoped<IRetained, Papers>();
    }

    [Fact]
    public async Task A_hold_placed_during_a_run_keeps_what_it_covers_and_what_belongs_to_it()
    {
        var by = OfficerId.From(Guid.CreateVersion7());
        await site.InScope(async scope =>
        {
            var due = (await scope.GetRequiredService<DueList>().Of("papers"))!;
            Assert.Equal(4, due.Records.Count);
            scope.GetRequiredService<Approvals>().Approve(due, by);
            return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        for (var until = DateTime.UtcNow.AddSeconds(30); ; await Task.Delay(50))
        {
            await site.RunJobs();
            if (await site.InDatabase(db => db.Set<RetentionRun>().AnyAsync(it => it.By == by && it.FinishedAt != null))) break;
            Assert.True(DateTime.UtcNow < until, "the run was not finished");
        }
        // Just when the first was disposed of, somebody held the others: two by themselves, two with the file that they are part of.
        Assert.Single(site.Shelf.Gone);
        Assert.Equal(1, await site.InDatabase(db => db.Set<RetentionRun>().Where(it => it.By == by).Select(it => it.Disposed).SingleAsync()));
        Assert.Equal(3, (await site.InScope(scope => scope.GetRequiredService<DueList>().Of("papers")))!.Held);
    }

    internal sealed class Shelf
    {
        public IReadOnlyList<Guid> Papers { get; } = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];

        public Guid File { get; } = Guid.CreateVersion7();

        public List<Guid> Gone { get; } = [];
    }

    internal sealed class Papers(BargateDb db, Shelf shelf) : IRetained
    {
        public string Key => "papers";

        public Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<DueRecord>>([.. shelf.Papers.Except(shelf.Gone).Select((it, at) => new DueRecord(it, now.AddDays(at - 10), "a duty", PartOf: it == shelf.Papers[0] || it == shelf.Papers[1] ? null : shelf.File))]);

        public Task<bool> Dispose(Guid record, CancellationToken stop)
        {
            shelf.Gone.Add(record);
            if (shelf.Gone.Count == 1)
                foreach (var held in new[] { shelf.Papers[0], shelf.Papers[1], shelf.File }) db.Add(new Hold { Id = Guid.CreateVersion7(), Record = held, Why = "Claim 21" });
            return Task.FromResult(true);
        }
    }
}
