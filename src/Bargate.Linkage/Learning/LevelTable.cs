using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Learning;

/// <summary>Pattern counts taken apart into levels: what the fits run over.</summary>
internal sealed class LevelTable
{
    public LevelTable(Patterns patterns, IReadOnlyList<(int Pattern, long Count)> counts)
    {
        (Comparisons, Rows) = (patterns.Count, counts.Count);
        Levels = new sbyte[Rows * Comparisons];
        Counts = [.. counts.Select(it => (double)it.Count)];
        Total = Counts.Sum();
        for (var row = 0; row < Rows; row++)
            for (var i = 0; i < Comparisons; i++) Levels[row * Comparisons + i] = (sbyte)patterns.Level(counts[row].Pattern, i);
    }

    public int Rows { get; }
    public int Comparisons { get; }
    public double[] Counts { get; }
    public double Total { get; }
    public sbyte[] Levels { get; }

    public ReadOnlySpan<sbyte> this[int row] => Levels.AsSpan(row * Comparisons, Comparisons);
}
