using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Clusters;

/// <summary>
/// Connected components above a threshold; those that break a rule are put together again from their strongest edges,
/// and an edge that would break the rule is not used: what is left out is the weakest cut that heals the cluster.
/// </summary>
internal sealed class Clusterer(Table table, ClusterRules rules, LinkageModel? model)
{
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
        foreach (var (cluster, its) in strongest)
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
        var members = new Dictionary<int, List<int>>();
        for (var row = 0; row < clusters.Length; row++)
        {
            if (clusters[row] == row) continue;
            if (!members.TryGetValue(clusters[row], out var list)) members[clusters[row]] = list = [clusters[row]];
            list.Add(row);
        }
        var whole = new List<int>();
        foreach (var (cluster, rows) in members)
        {
            stop.ThrowIfCancellationRequested();
            if (_cohesion.Holds(rows)) whole.Add(cluster);
        }
        foreach (var cluster in whole) members.Remove(cluster);
        return members;
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
