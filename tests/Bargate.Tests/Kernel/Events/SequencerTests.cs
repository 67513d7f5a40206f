using Bargate.Kernel;
using Bargate.Kernel.Events;
using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bargate.Tests.Kernel.Events;

/// <summary>Whoever reads on from the last position that they saw misses nothing, however late something commits.</summary>
public sealed class SequencerTests : IAsyncLifetime
{
    const int Writers = 6, Each = 40;

    readonly TestDatabase database = new();
    ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        services = TestDatabase.Host(await database.CreateEmpty(), database.Folder);
        await InDatabase(async db => { await DatabaseSetUp.Migrate(db); return 0; });
    }

    [Fact]
    public async Task A_reader_misses_nothing_while_many_write_and_two_number()
    {
        using var stop = new CancellationTokenSource();
        // SQLite answers at once, so each needs a thread of its own.
        Task[] numbering = [Task.Run(() => Number(stop.Token)), Task.Run(() => Number(stop.Token))];
        var reading = Task.Run(() => Read(stop.Token));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(it => Task.Run(() => Write(it))));
        await Sequencer().Assign();
        var seen = await reading;
        await stop.CancelAsync();
        await Task.WhenAll(numbering);
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(it => (long)it), seen.Select(it => it.Position!.Value));
        Assert.Equal(Writers * Each, seen.DistinctBy(it => it.Id).Count());
        // What is about one thing was raised one after the other, and is read in that order.
        foreach (var one in seen.GroupBy(it => it.About)) Assert.Equal(Enumerable.Range(0, Each).Select(it => $"{it}"), one.Select(it => it.Data));
    }

    [Fact]
    public async Task What_commits_late_comes_after_what_was_read()
    {
        var (early, late) = (Event(Guid.NewGuid(), 0), Event(Guid.NewGuid(), 0));
        await InDatabase(async db => { db.Add(late); return await db.SaveChangesAsync(); });
        Assert.Equal(1, await Sequencer().Assign());
        // Raised before the other, in a transaction that took longer.
        await InDatabase(async db => { db.Add(early); return await db.SaveChangesAsync(); });
        Assert.Equal(1, await Sequencer().Assign());
        Assert.Equal(0, await Sequencer().Assign());
        Assert.Equal([early.Id], await InDatabase(db => db.Set<EventRow>().After(1).Select(it => it.Id).ToListAsync()));
    }

    async Task Write(int writer)
    {
        var about = Guid.NewGuid();
        for (var i = 0; i < Each; i++)
            await InDatabase(db => db.Write(async () =>
            {
                db.Add(Event(about, i));
                await db.SaveChangesAsync();
                // Held open for a while of its own, so that transactions commit in another order than they wrote.
                await Task.Delay((writer * 7 + i * 3) % 11);
                return 0;
            }));
    }

    async Task Number(CancellationToken stop)
    {
        for (; !stop.IsCancellationRequested; await Task.Delay(1, CancellationToken.None)) await Sequencer().Assign(CancellationToken.None);
    }

    async Task<List<EventRow>> Read(CancellationToken stop)
    {
        var seen = new List<EventRow>();
        for (var until = DateTime.UtcNow.AddSeconds(60); seen.Count < Writers * Each && DateTime.UtcNow < until; await Task.Delay(2, stop))
        {
            var last = seen.LastOrDefault()?.Position ?? 0;
            seen.AddRange(await InDatabase(db => db.Set<EventRow>().AsNoTracking().After(last).Take(17).ToListAsync(CancellationToken.None)));
        }
        return seen;
    }

    static EventRow Event(Guid about, int number) =>
        new() { Id = Guid.CreateVersion7(), Name = "something-happened", About = about, Data = $"{number}", RaisedAt = DateTime.UtcNow };

    Sequencer Sequencer() => new(services.GetRequiredService<IServiceScopeFactory>(), NullLogger<Sequencer>.Instance);

    async Task<T> InDatabase<T>(Func<BargateDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<BargateDb>());
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
