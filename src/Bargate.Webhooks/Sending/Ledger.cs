using System.Collections.Concurrent;
using Bargate.Kernel.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Webhooks.Sending;

/// <summary>Writes what came of each try. What comes while one write is under way is written together by the next: one connection and one flush for many.</summary>
sealed class Ledger(IServiceScopeFactory scopes, BatchWriter writer, ILogger<Ledger> log)
{
    const int Together = 200, Tries = 4;

    readonly ConcurrentQueue<Entry> queue = [];
    int writing;

    /// <summary>Done when it is durable.</summary>
    public Task Write(Action<Batch> what)
    {
        var entry = new Entry(what);
        queue.Enqueue(entry);
        Begin();
        return entry.Done.Task;
    }

    void Begin()
    {
        if (Interlocked.CompareExchange(ref writing, 1, 0) == 0) _ = Task.Run(WriteAll);
    }

    async Task WriteAll()
    {
        var group = new List<Entry>(Together);
        while (true)
        {
            while (group.Count < Together && queue.TryDequeue(out var next)) group.Add(next);
            if (group.Count == 0) break;
            await Save(group);
            group.Clear();
        }
        Volatile.Write(ref writing, 0);
        // What came between the last look and this line has not begun a turn of its own.
        if (!queue.IsEmpty) Begin();
    }

    async Task Save(List<Entry> group)
    {
        try
        {
            await SaveOnce(group);
            foreach (var one in group) one.Done.SetResult();
        }
        catch (Exception failed)
        {
            log.LogWarning("{Count} results of webhooks could not be written together: {Kind}", group.Count, failed.GetType().Name);
            foreach (var one in group) await SaveAlone(one);
        }
    }

    // What was acknowledged and is not written would be sent again, so it is worth some patience.
    async Task SaveAlone(Entry one)
    {
        for (var left = Tries; ; )
        {
            try
            {
                await SaveOnce([one]);
                one.Done.SetResult();
                return;
            }
            catch (Exception failed)
            {
                if (--left == 0)
                {
                    one.Done.SetException(failed);
                    return;
                }
                await Task.Delay(TimeSpan.FromMilliseconds(250));
            }
        }
    }

    async Task SaveOnce(List<Entry> group)
    {
        await using var scope = scopes.CreateAsyncScope();
        var batch = new Batch(scope.ServiceProvider.GetRequiredService<BargateDb>());
        foreach (var one in group) one.What(batch);
        await batch.Save(writer);
    }

    sealed record Entry(Action<Batch> What)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
