using Bargate.Kernel.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Counting;

/// <summary>
/// Counts in memory what happens on pages; written twice a minute and when the host stops. To count costs an addition and no statement. A host that is
/// killed loses at most half a minute of counts, and nothing else.
/// </summary>
/// <typeparam name="TKey">What is counted by; the same things make equal keys, and its text says all of it.</typeparam>
public abstract class Counter<TKey>(IServiceScopeFactory scopes, TimeProvider clock, ILogger log) : BackgroundService where TKey : notnull
{
    const int AtOnce = 200;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(30), LastPatience = TimeSpan.FromSeconds(10);

    readonly Tally<TKey> tally = new();
    readonly SemaphoreSlim one = new(1);

    /// <summary>Adds to a row or makes it, in SQL that both databases read: parameters as <see cref="Row"/> gives them.</summary>
    protected abstract string Sql { get; }

    protected abstract object[] Row(TKey key, long count);

    protected void Add(TKey key) => tally.Add(key);

    /// <summary>Writes what was counted since the last time. What cannot be written is kept for the next time.</summary>
    public async Task Flush(CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (tally.IsEmpty) return;
            await using var scope = scopes.CreateAsyncScope();
            var (db, writer) = (scope.ServiceProvider.GetRequiredService<BargateDb>(), scope.ServiceProvider.GetRequiredService<BatchWriter>());
            // In one order everywhere, so that two hosts never wait for each other's rows.
            var left = new Queue<(TKey Key, long Count)[]>(tally.Take().OrderBy(it => it.Key.ToString(), StringComparer.Ordinal).Chunk(AtOnce));
            try
            {
                for (; left.TryPeek(out var some); left.Dequeue())
                {
                    var batch = new Batch(db);
                    foreach (var (key, count) in some) batch.Execute(Sql, 1, Row(key, count));
                    await batch.Save(writer, stop);
                }
            }
            catch
            {
                foreach (var (key, count) in left.SelectMany(it => it)) tally.Add(key, count);
                throw;
            }
        }
        finally { one.Release(); }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            // A lot that is being written is not cut off: it would be there and counted again.
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryFlush(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    /// <summary>The server, started last, has stopped before: no request counts any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = new CancellationTokenSource(LastPatience);
        await TryFlush(patience.Token);
    }

    async Task TryFlush(CancellationToken stop)
    {
        try { await Flush(stop); }
        catch (Exception failed) when (failed is not OperationCanceledException) { log.LogWarning("{Counter}: counts could not be written and wait: {Kind}", GetType().Name, failed.GetType().Name); }
    }

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}
