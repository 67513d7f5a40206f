using System.Runtime.InteropServices;
using Bargate.Linkage.Blocking;
using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Scoring;

/// <summary>Scores every pair that blocking lets through and keeps those that may be one person.</summary>
internal static class PairScorer
{
    public static EdgeList Score(Table table, int? border, LinkageModel model, double minimumProbability, IProgress<LinkageProgress>? progress, CancellationToken stop)
    {
        var generic = GenericValues.Of(model, table.Columns, table.Pools);
        var index = table.BlockIndexes.Of(table, model.Settings, generic, model.GenericVersion, border, new(), stop);
        var rarities = Rarities.Of(table);
        var least = minimumProbability <= 0 ? double.NegativeInfinity : Math.Log2(minimumProbability / (1 - minimumProbability));
        var (found, compared) = (new List<List<Edge>>(), 0L);
        index.ForEachPair(
            () => new Scoring(table, new(table, model.Settings, generic), model, rarities, least, border ?? 0),
            it => { found.Add(it.Edges); compared += it.Compared; },
            (done, total) => progress?.Report(new("score", done, total)), stop);
        return Sorted(found, compared);
    }

    // By row, so that the list does not tell which core found what.
    static EdgeList Sorted(List<List<Edge>> found, long compared)
    {
        var edges = new Edge[found.Sum(it => it.Count)];
        var keys = new ulong[edges.Length];
        var at = 0;
        for (var i = 0; i < found.Count; i++)
        {
            found[i].CopyTo(edges, at);
            at += found[i].Count;
            found[i] = [];
        }
        for (var i = 0; i < edges.Length; i++) keys[i] = ((ulong)(uint)edges[i].Left << 32) | (uint)edges[i].Right;
        Array.Sort(keys, edges);
        return new(edges, edges.Length, compared);
    }

    struct Scoring(Table table, PairComparer comparer, LinkageModel model, Rarity rarities, double least, int border) : IPairVisitor
    {
        readonly PatternWeights _weights = new(model, comparer.Patterns);
        readonly TermWeights _terms = new(model, comparer.Comparers, rarities);
        readonly Dictionary<int, (double Weight, uint Terms)> _known = [];

        public List<Edge> Edges { get; } = [];
        public long Compared { get; private set; }

        public void Visit(int a, int b, int rule)
        {
            Compared++;
            var (left, right) = (Math.Min(a, b), Math.Max(a, b));
            var pattern = comparer.PatternOf(table.Row(left), table.Row(right));
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, pattern, out var seen);
            if (!seen) known = (_weights.Of(pattern), _terms.In(pattern, comparer.Patterns));
            var weight = known.Weight + (known.Terms == 0 ? 0 : _terms.Of(known.Terms, table.Row(left)));
            if (weight >= least) Edges.Add(new(left, right - border, (float)weight, pattern));
        }
    }
}
