using Bargate.Linkage.Blocking;
using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Learning;

/// <summary>The patterns of a sample of the pairs of an index.</summary>
internal static class PairSample
{
    public static PatternCounts Counts(Table table, BlockIndex index, Func<PairComparer> comparer, long most, ulong seed, CancellationToken stop)
    {
        var all = new PatternCounts();
        index.ForEachPair(() => new Counting(table, comparer(), new()), it => all.AddAll(it.Counts), null, stop, PairSampling.Of(index.MostPairs, most, seed));
        return all;
    }

    readonly struct Counting(Table table, PairComparer comparer, PatternCounts counts) : IPairVisitor
    {
        public PatternCounts Counts => counts;

        public void Visit(int a, int b, int rule) => counts.Add(comparer.PatternOf(table.Row(a), table.Row(b)));
    }
}
