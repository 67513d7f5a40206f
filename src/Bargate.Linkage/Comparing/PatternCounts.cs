using System.Runtime.InteropServices;

namespace Bargate.Linkage.Comparing;

/// <summary>How often each pattern occurred: all that learning needs of millions of pairs.</summary>
internal sealed class PatternCounts
{
    readonly Dictionary<int, long> _counts = [];

    public void Add(int pattern, long times = 1) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, pattern, out _) += times;

    public void AddAll(PatternCounts others)
    {
        foreach (var (pattern, times) in others._counts) Add(pattern, times);
    }

    public long Total => _counts.Values.Sum();

    /// <summary>In order of the pattern, so that sums of fractions come out the same on every run.</summary>
    public (int Pattern, long Count)[] Sorted() => [.. _counts.Select(it => (it.Key, it.Value)).OrderBy(it => it.Key)];
}
