using Bargate.Linkage.Clusters;

namespace Bargate.Linkage;

/// <summary>Groups rows into clusters: each is, by the edges, one person.</summary>
public static class Clustering
{
    /// <summary>The cluster of each row, numbered by the lowest row in it. With a model, members without an edge are compared too.</summary>
    public static int[] Clusters(Table table, EdgeList edges, double threshold = 0.95, ClusterRules? rules = null, LinkageModel? model = null, CancellationToken stop = default) =>
        new Clusterer(table, rules ?? new(), model).Clusters(edges, threshold, stop);
}
