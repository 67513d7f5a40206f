namespace Bargate.Linkage.Learning;

/// <summary>Fellegi and Sunter's model by EM: two classes, u known, m and the share of true pairs learnt.</summary>
internal static class PlainFit
{
    const int MostRounds = 200;
    const double Settled = 1e-4;

    /// <summary>Learns from the pairs of one rule; comparisons that are not active are left out, and their m is null.</summary>
    public static (double[]?[] M, double Share) Of(LevelTable table, double[][] u, bool[] active, double[][] start)
    {
        var m = start.Select((it, i) => active[i] ? (double[])it.Clone() : null).ToArray();
        var share = 0.1;
        for (var round = 0; round < MostRounds; round++)
        {
            var sums = m.Select(it => it is null ? null : new double[it.Length]).ToArray();
            var matches = 0.0;
            for (var row = 0; row < table.Rows; row++)
            {
                var levels = table[row];
                var (same, different) = (share, 1 - share);
                for (var i = 0; i < levels.Length; i++)
                {
                    if (levels[i] < 0 || m[i] is not { } chances) continue;
                    same *= chances[levels[i]];
                    different *= u[i][levels[i]];
                }
                var weight = table.Counts[row] * same / (same + different);
                matches += weight;
                for (var i = 0; i < levels.Length; i++)
                    if (levels[i] >= 0 && sums[i] is { } sum) sum[levels[i]] += weight;
            }
            var moved = Math.Abs(share - matches / table.Total);
            share = Math.Clamp(matches / table.Total, 1e-9, 1 - 1e-9);
            for (var i = 0; i < m.Length; i++)
                if (m[i] is { } old) moved = Math.Max(moved, Update(old, sums[i]!));
            if (moved < Settled) break;
        }
        return (m, share);
    }

    /// <summary>0.9 on the highest level, the rest shared.</summary>
    public static double[] Start(int levels) => [.. Enumerable.Range(0, levels).Select(level => level == levels - 1 ? 0.9 : 0.1 / (levels - 1))];

    static double Update(double[] old, double[] sums)
    {
        // A little of every level, so that one the true pairs never showed stays possible.
        const double least = 0.1;
        var total = sums.Sum() + least * sums.Length;
        var moved = 0.0;
        for (var level = 0; level < old.Length; level++)
        {
            var chance = (sums[level] + least) / total;
            moved = Math.Max(moved, Math.Abs(chance - old[level]));
            old[level] = chance;
        }
        return moved;
    }
}
