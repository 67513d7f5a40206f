namespace Bargate.Services.Checks;

/// <summary>Where a number or a date may lie among all that the service compares it with: on an edge, or between two. One place stands for every answer there, so a few of them stand for all.</summary>
internal sealed class Domain
{
    readonly List<Edge> edges;
    readonly bool whole;

    Domain(List<Edge> edges, bool whole) => (this.edges, this.whole) = (edges, whole);

    /// <summary>Null when the order of the edges depends on the day: then nothing is supposed.</summary>
    public static Domain? Of(IEnumerable<Edge> compared, bool whole)
    {
        var sorted = new List<Edge>();
        foreach (var edge in compared.Distinct())
        {
            var at = 0;
            foreach (var other in sorted)
                if (Edge.Compare(other, edge) is not { } order) return null;
                else if (order < 0) at++;
            sorted.Insert(at, edge);
        }
        return new(sorted, whole);
    }

    /// <summary>The place of an edge; places between two edges are even.</summary>
    public int? Find(Edge edge) => edges.FindIndex(it => Edge.Compare(it, edge) == 0) is >= 0 and var at ? at * 2 + 1 : null;

    /// <summary>Every place that an answer can have, from <paramref name="min"/> to <paramref name="max"/> where these are among the edges.</summary>
    public IEnumerable<int> Places(Edge? min, Edge? max)
    {
        var (first, last) = (min is { } low ? Find(low) ?? 0 : 0, max is { } high ? Find(high) ?? edges.Count * 2 : edges.Count * 2);
        for (var place = first; place <= last; place++)
            if (place % 2 == 1 || !IsEmpty(place / 2)) yield return place;
    }

    // Between 3 and 4, and between today and tomorrow, there is no whole one.
    bool IsEmpty(int gap) =>
        whole && gap > 0 && gap < edges.Count && edges[gap - 1] is { IsExact: true } low && edges[gap] is { IsExact: true } high && low.Family == high.Family
        && decimal.Floor(low.Order) + 1 >= high.Order;
}
