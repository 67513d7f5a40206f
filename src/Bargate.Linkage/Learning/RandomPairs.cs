using Bargate.Linkage.Columns;
using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Learning;

/// <summary>How often each level occurs in pairs drawn at random: nearly all of them are of two people.</summary>
internal static class RandomPairs
{
    // Pairs are drawn in turns, each among some rows drawn at random: the rows stay in the cache, and pairs are still any two rows.
    const int Draws = 1 << 14, RowsOfATurn = 1 << 10;

    /// <summary>For each comparison, the shares of its levels among the pairs in which it is not null.</summary>
    public static double[][] Shares(Table table, int? border, Func<PairComparer> comparer, LinkageSettings settings, CancellationToken stop)
    {
        var rows = table.Count;
        var possible = border is { } left ? (double)left * (rows - left) : rows * (rows - 1.0) / 2;
        if (possible < 1) throw new InvalidOperationException("There are no pairs to learn from: at least two records are needed.");
        var levels = comparer().Comparers.Select(it => it.Levels).ToArray();
        var counts = levels.Select(it => new long[it]).ToArray();
        var everyPair = possible <= settings.MostPairsForU;
        var chunks = everyPair ? border ?? rows : (int)((settings.MostPairsForU + Draws - 1) / Draws);
        var next = -1;
        Cores.Run(_ =>
        {
            var mine = comparer();
            var seen = levels.Select(it => new long[it]).ToArray();
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is var chunk && chunk < chunks)
            {
                if (everyPair)
                    for (var other = border ?? chunk + 1; other < rows; other++) Count(mine, table.Row(chunk), table.Row(other), seen);
                else
                    Draw(mine, table, border, Hashing.Combine(settings.Seed, (ulong)chunk), seen);
            }
            lock (counts)
                for (var i = 0; i < counts.Length; i++)
                    for (var level = 0; level < levels[i]; level++) counts[i][level] += seen[i][level];
        }, stop);
        stop.ThrowIfCancellationRequested();
        return [.. counts.Select(Smoothed)];
    }

    static void Draw(PairComparer comparer, Table table, int? border, ulong seed, long[][] seen)
    {
        var rows = table.Count;
        var lefts = Some(border ?? rows, 0, Hashing.Combine(seed, 1));
        var rights = border is { } first ? Some(rows - first, first, Hashing.Combine(seed, 2)) : lefts;
        for (var draw = 0UL; draw < Draws; draw++)
        {
            var bits = Hashing.Combine(seed, ~draw);
            var (a, b) = (lefts[bits % RowsOfATurn], rights[(bits >> 32) % RowsOfATurn]);
            if (a != b) Count(comparer, table.Row(a), table.Row(b), seen);
        }
    }

    static int[] Some(int rows, int from, ulong seed) => [.. Enumerable.Range(0, RowsOfATurn).Select(it => from + (int)(Hashing.Combine(seed, (ulong)it) % (ulong)rows))];

    static void Count(PairComparer comparer, ReadOnlySpan<int> a, ReadOnlySpan<int> b, long[][] seen)
    {
        var pattern = comparer.PatternOf(a, b);
        for (var i = 0; i < seen.Length; i++)
            if (comparer.Patterns.Level(pattern, i) is var level and >= 0) seen[i][level]++;
    }

    // A level that the sample did not meet is rare, not impossible.
    static double[] Smoothed(long[] counts)
    {
        var total = counts.Sum() + 0.5 * counts.Length;
        return [.. counts.Select(it => (it + 0.5) / total)];
    }
}
