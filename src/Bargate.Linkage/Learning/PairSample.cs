using Bargate.Linkage.Blocking;
using Bargate.Linkage.Columns;
using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Learning;

/// <summary>The patterns of a sample of the pairs of an index; the sample is chosen by a hash of the rows, so it is the same however many cores there are.</summary>
internal static class PairSample
{
    public static PatternCounts Counts(Table table, BlockIndex index, Func<PairComparer> comparer, long most, ulong seed, CancellationToken stop)
    {
        var all = new PatternCounts();
        index.ForEachPair(() => new Counting(table, comparer(), new(), Keep.Of(index.MostPairs, most, seed)), it => all.AddAll(it.Counts), null, stop);
        return all;
    }

    readonly struct Counting(Table table, PairComparer comparer, PatternCounts counts, Keep keep) : IPairVisitor
    {
        public PatternCounts Counts => counts;

        public void Visit(int a, int b, int rule)
        {
            if (keep.Has(a, b)) counts.Add(comparer.PatternOf(table.Row(a), table.Row(b)));
        }
    }
}

/// <summary>Which pairs are in a sample.</summary>
internal readonly record struct Keep(ulong Seed, ulong Below)
{
    public static Keep Of(long pairs, long most, ulong seed) => new(seed, pairs <= most ? ulong.MaxValue : (ulong)((double)most / pairs * ulong.MaxValue));
    public double Share => (double)Below / ulong.MaxValue;
    public bool Has(int a, int b) => Below == ulong.MaxValue || Hashing.Combine(Hashing.Combine(0, ((ulong)(uint)a << 32) | (uint)b), Seed) < Below;
}
