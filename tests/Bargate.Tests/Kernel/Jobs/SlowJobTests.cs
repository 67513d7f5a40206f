using System.Collections.Concurrent;
using Bargate.Kernel;
using Bargate.Kernel.Events;
using Bargate.Kernel.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Jobs;

/// <summary>A mail server that takes a minute to answer keeps its own messages waiting and nothing else.</summary>
public sealed class SlowJobTests(SlowJobTests.Host site) : IClassFixture<SlowJobTests.Host>
{
    [Fact]
    public async Task A_slow_job_keeps_neither_the_clock_nor_the_queue_waiting()
    {
        var (slow, quick, log) = (Guid.NewGuid(), Guid.NewGuid(), site.Services.GetRequiredService<Log>());
        try
        {
            await Ask<Slow>(slow);
            await Until(() => log.Began.ContainsKey(slow));
            await Ask<Quick>(quick);
            await Until(() => log.Ended.ContainsKey(quick));
            var before = log.Ticks;
            site.Clock.Move(Tick.Every);
            await Until(() => log.Ticks > before);
            Assert.False(log.Ended.ContainsKey(slow));
        }
        finally { log.Answer.SetResult(); }
        await Until(() => log.Ended.ContainsKey(slow));
    }

    Task<int> Ask<TJob>(Guid about) where TJob : IAskedJob => site.InScope(scope =>
    {
        scope.GetRequiredService<Outbox>().Ask<TJob>(about);
        return scope.GetRequiredService<BargateDb>().SaveChangesAsync();
    });

    static async Task Until(Func<bool> happened)
    {
        for (var until = DateTime.UtcNow.AddSeconds(20); !happened(); await Task.Delay(20)) Assert.True(DateTime.UtcNow < until, "It waits for the slow one.");
    }

    public sealed class Host : Site
    {
        protected override bool TimersRun => true;

        protected override void Configure(WebApplicationBuilder builder) =>
            builder.Services.AddSingleton<Log>().AddAskedJob<Slow>().AddAskedJob<Quick>().AddTimedJob<Tick>(Tick.Every);
    }

    sealed class Log
    {
        public ConcurrentDictionary<Guid, bool> Began { get; } = [];

        public ConcurrentDictionary<Guid, bool> Ended { get; } = [];

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public volatile int Ticks;
    }

    sealed class Slow(Log log) : IAskedJob
    {
        public async Task Run(Guid about, CancellationToken stop)
        {
            log.Began[about] = true;
            await log.Answer.Task.WaitAsync(stop);
            log.Ended[about] = true;
        }
    }

    sealed class Quick(Log log) : IAskedJob
    {
        public Task Run(Guid about, CancellationToken stop)
        {
            log.Ended[about] = true;
            return Task.CompletedTask;
        }
    }

    sealed class Tick(Log log) : ITimedJob
    {
        public static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

        public Task Run(CancellationToken stop)
        {
            log.Ticks++;
            return Task.CompletedTask;
        }
    }
}
