using Bargate.Kernel;
using Bargate.Kernel.Events;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Jobs;

/// <summary>A job belongs to who holds its lease, and to nobody else.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    const int Lanes = 8;

    readonly TestDatabase database = new();
    readonly TestClock clock = new();
    ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        var made = new ServiceCollection().AddLogging();
        made.AddKernel(new BargateModules([]), new BargateDatabase(await database.CreateEmpty()), new MasterKey(new byte[32]), Path.Combine(database.Folder, "files"));
        made.AddSingleton<TimeProvider>(clock).AddSingleton(new Late(clock)).AddAskedJob<TakenOver>().AddAskedJob<Waits>();
        services = made.BuildServiceProvider();
        await InDatabase(async db => { await DatabaseSetUp.Migrate(db); return 0; });
    }

    [Fact]
    public async Task A_failure_leaves_the_lease_of_another_host_alone()
    {
        var about = Guid.NewGuid();
        await Ask<TakenOver>(about);
        await Run();
        var job = await InDatabase(db => db.Set<JobRow>().AsNoTracking().SingleAsync(it => it.About == about));
        Assert.Equal((2, null), (job.Attempts, job.Failure));
        Assert.True(job.LeasedUntil > clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task A_job_whose_lease_lapsed_while_it_waited_is_claimed_anew_before_it_runs()
    {
        for (var i = 0; i < Lanes * 2; i++) await Ask<Waits>(Guid.NewGuid());
        await Run();
        var late = services.GetRequiredService<Late>();
        Assert.True(late.Runs >= Lanes * 2);
        Assert.Equal(0, late.WithoutLease);
    }

    // Nothing here runs by the clock.
    Task<int> Run() => services.GetRequiredService<JobQueue>().RunQueued(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));

    Task<int> Ask<TJob>(Guid about) where TJob : IAskedJob => InScope(scope =>
    {
        scope.GetRequiredService<Outbox>().Ask<TJob>(about);
        return scope.GetRequiredService<BargateDb>().SaveChangesAsync();
    });

    Task<T> InDatabase<T>(Func<BargateDb, Task<T>> work) => InScope(scope => work(scope.GetRequiredService<BargateDb>()));

    async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>While it runs, its lease lapses and another host claims it; then it fails here.</summary>
    sealed class TakenOver(BargateDb db, TimeProvider clock) : IAskedJob
    {
        public async Task Run(Guid about, CancellationToken stop)
        {
            var until = clock.GetUtcNow().UtcDateTime.AddMinutes(5);
            await db.Write(() => db.Set<JobRow>().Where(it => it.About == about).ExecuteUpdateAsync(set => set
                .SetProperty(it => it.Attempts, it => it.Attempts + 1).SetProperty(it => it.LeasedUntil, until), stop), stop);
            throw new TimeoutException();
        }
    }

    /// <summary>The first that fill the lanes take longer than a lease lasts.</summary>
    sealed class Waits(BargateDb db, Late late) : IAskedJob
    {
        public async Task Run(Guid about, CancellationToken stop)
        {
            var until = await db.Set<JobRow>().AsNoTracking().Where(it => it.About == about).Select(it => it.LeasedUntil).SingleAsync(stop);
            await late.Ran(until!.Value);
        }
    }

    sealed class Late(TestClock clock)
    {
        readonly TaskCompletionSource passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs, without;

        public int Runs => runs;

        public int WithoutLease => without;

        public async Task Ran(DateTime leased)
        {
            var number = Interlocked.Increment(ref runs);
            if (number > Lanes && leased < clock.GetUtcNow().UtcDateTime) Interlocked.Increment(ref without);
            if (number == Lanes)
            {
                clock.Move(TimeSpan.FromMinutes(6));
                passed.SetResult();
            }
            await passed.Task;
        }
    }
}
