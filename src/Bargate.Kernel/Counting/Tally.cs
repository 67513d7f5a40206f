using System.Collections.Concurrent;

namespace Bargate.Kernel.Counting;

/// <summary>Counts in memory, from many threads at once, without a lock. What is taken out is counted exactly once: nothing is lost between adding and taking.</summary>
public sealed class Tally<TKey> where TKey : notnull
{
    // A number that was taken out: whoever still holds it counts in a new one.
    const long Taken = long.MinValue;

    readonly ConcurrentDictionary<TKey, Number> numbers = [];

    public bool IsEmpty => numbers.IsEmpty;

    public void Add(TKey key, long more = 1)
    {
        while (true)
        {
            var number = numbers.GetOrAdd(key, static _ => new());
            for (var before = Volatile.Read(ref number.Value); before != Taken;)
            {
                var seen = Interlocked.CompareExchange(ref number.Value, before + more, before);
                if (seen == before) return;
                before = seen;
            }
        }
    }

    /// <summary>All that was counted since the last time.</summary>
    public List<(TKey Key, long Count)> Take()
    {
        var taken = new List<(TKey, long)>();
        foreach (var entry in numbers)
        {
            if (!numbers.TryRemove(entry)) continue;
            if (Interlocked.Exchange(ref entry.Value.Value, Taken) is > 0 and var count) taken.Add((entry.Key, count));
        }
        return taken;
    }

    sealed class Number
    {
        public long Value;
    }
}
