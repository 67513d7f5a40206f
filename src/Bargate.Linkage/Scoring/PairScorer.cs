namespace Bargate.Linkage.Scoring;
internal static class PairScorer
{
    public static EdgeList Score(Table table, int? left, LinkageModel model, double minimumProbability, IProgress<LinkageProgress>? progress, CancellationToken stop) => throw new NotSupportedException();
}
