namespace Bargate.Linkage.Clusters;

/// <summary>
/// Connected components above a threshold; those that break a rule are put together again from their strongest edges,
/// and an edge that would break the rule is not used: what is left out is the weakest cut that heals the cluster.
/// </summary>
internal sealed class Clusterer(Table table, ClusterRules rules, LinkageModel? model)
{
    const int Turn = 1 << 14;
    readonly Cohesion _cohesion = new(table, rules, model);

    public int[] Clusters(EdgeList edges, double threshold, CancellationToken stop)
    {
        var least = threshold <= 0 ? float.NegativeInfinity : (float)Math.Log2(threshold / (1 - Math.Min(threshold, 1 - 1e-12)));
        var groups = new Groups(table.Count);
        foreach (var edge in edges.Span)
            if (edge.Weight >= least) groups.Join(edge.Left, edge.Right);
        stop.ThrowIfCancellationRequested();
        return Healed(groups.All(), edges, least, stop);
    }

    int[] Healed(int[] clusters, EdgeList edges, float least, CancellationToken stop)
    {
        var broken = Broken(clusters, stop);
        if (broken.Count == 0) return clusters;
        var strongest = new Dictionary<int, List<Edge>>();
        foreach (var edge in edges.Span)
            if (edge.Weight >= least && broken.ContainsKey(clusters[edge.Left]))
            {
                if (!strongest.TryGetValue(clusters[edge.Left], out var list)) strongest[clusters[edge.Left]] = list = [];
                list.Add(edge);
            }
        foreach (var (cluster, its) in strongest.OrderBy(it => it.Key))
        {
            stop.ThrowIfCancellationRequested();
            foreach (var row in broken[cluster]) clusters[row] = row;
            Rebuild(its, clusters);
        }
        return clusters;
    }

    /// <summary>The members of the clusters that break a rule.</summary>
    Dictionary<int, List<int>> Broken(int[] clusters, CancellationToken stop)
    {
        var (members, ends) = ByCluster(clusters);
        var broken = new Dictionary<int, List<int>>();
        var next = 0;
        Cores.Run(_ =>
        {
            var cohesion = new Cohesion(table, rules, model);
            while (!stop.IsCancellationRequested && Interlocked.Add(ref next, Turn) - Turn is var from && from < clusters.Length)
                for (var cluster = from; cluster < Math.Min(from + Turn, clusters.Length); cluster++)
                {
                    var its = members.AsSpan(cluster == 0 ? 0 : ends[cluster - 1], ends[cluster] - (cluster == 0 ? 0 : ends[cluster - 1]));
                    if (its.Length < 2 || cohesion.Holds(its)) continue;
                    lock (broken) broken[cluster] = [.. its];
                }
        }, stop);
        return broken;
    }

    /// <summary>The rows in order of their cluster, and where each cluster's end.</summary>
    static (int[] Members, int[] Ends) ByCluster(int[] clusters)
    {
        var ends = new int[clusters.Length];
        foreach (var cluster in clusters) ends[cluster]++;
        for (int i = 0, sum = 0; i < ends.Length; i++) (ends[i], sum) = (sum, sum + ends[i]);
        var members = new int[clusters.Length];
        for (var row = 0; row < clusters.Length; row++) members[ends[clusters[row]]++] = row;
        return (members, ends);
    }

    void Rebuild(List<Edge> edges, int[] clusters)
    {
        edges.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Right.CompareTo(b.Right));
        var parts = new Dictionary<int, List<int>>();
        foreach (var edge in edges)
        {
            var (one, other) = (PartOf(edge.Left), PartOf(edge.Right));
            if (one == other || !_cohesion.MayJoin(one, other)) continue;
            if (one[0] > other[0]) (one, other) = (other, one);
            foreach (var row in other)
            {
                clusters[row] = one[0];
                parts[row] = one;
            }
            one.AddRange(other);
        }

        // The first of a part is its lowest row, whose number the cluster bears.
        List<int> PartOf(int row) => parts.TryGetValue(row, out var part) ? part : parts[row] = [row];
    }
}
