using System.Collections;

namespace Bargate.Linkage;

/// <summary>A pair that was compared: rows, log2 odds that it is one person, and its pattern of levels.</summary>
public readonly record struct Edge(int Left, int Right, float Weight, int Pattern)
{
    public double Probability => 1 / (1 + double.Exp2(-Weight));
}

/// <summary>Scored pairs: <see cref="Edge.Left"/> is a row of the left table, <see cref="Edge.Right"/> of the right one (the same one when duplicates are looked for).</summary>
public sealed class EdgeList(Edge[] edges, int count, long compared) : IReadOnlyList<Edge>
{
    public static EdgeList Of(IEnumerable<Edge> edges)
    {
        var all = edges.ToArray();
        return new(all, all.Length, all.Length);
    }

    public int Count => count;
    /// <summary>How many pairs were compared to find these.</summary>
    public long Compared => compared;
    public Edge this[int index] => edges.AsSpan(0, count)[index];
    public ReadOnlySpan<Edge> Span => edges.AsSpan(0, count);
    public IEnumerator<Edge> GetEnumerator() => edges.Take(count).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
