using Bargate.Linkage.Scoring;

namespace Bargate.Linkage;

/// <summary>Scores the pairs of a table, or of two.</summary>
public static class Linking
{
    /// <summary>Pairs of one table that are one person with at least this probability, by row.</summary>
    public static EdgeList Dedupe(Table table, LinkageModel model, double minimumProbability = 0.01, IProgress<LinkageProgress>? progress = null, CancellationToken stop = default) =>
        PairScorer.Score(table, null, model, minimumProbability, progress, stop);

    /// <summary>Pairs with one record in each table.</summary>
    public static EdgeList Link(Table left, Table right, LinkageModel model, double minimumProbability = 0.01, IProgress<LinkageProgress>? progress = null, CancellationToken stop = default) =>
        PairScorer.Score(Table.Both(left, right), left.Count, model, minimumProbability, progress, stop);

    /// <summary>Each row is kept in at most one edge: the strongest first.</summary>
    public static EdgeList OneToOne(EdgeList edges)
    {
        var sorted = edges.Span.ToArray();
        Array.Sort(sorted, (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Right.CompareTo(b.Right));
        var (left, right) = (new HashSet<int>(), new HashSet<int>());
        var kept = sorted.Where(it => !left.Contains(it.Left) && !right.Contains(it.Right) && left.Add(it.Left) && right.Add(it.Right)).ToArray();
        return new(kept, kept.Length, edges.Compared);
    }
}
