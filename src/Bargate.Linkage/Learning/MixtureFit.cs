namespace Bargate.Linkage.Learning;

/// <summary>
/// Pairs that pass blocking, as a mixture of classes within which comparisons are independent. Members of one household agree on
/// surname and address for a reason that is not identity: a class of their own takes that reason away from the same person's.
/// The last class is strangers. It is not learnt: random pairs have shown how strangers agree and how many pairs there are, so that
/// those whom blocking let through because they agree by chance are expected in the right number, and in the right patterns.
/// </summary>
internal sealed class MixtureFit
{
    const int MostRounds = 400;
    const double Settled = 1e-5, Smoothing = 1e-3;

    // However many true pairs agree, one in some thousands will not: no single field may rule a person out.
    const double LeastOfPerson = 2e-4;

    double _strangersSeen;

    readonly MixtureStart[] _start;

    MixtureFit(MixtureStart[] start, double strangers)
    {
        _start = start;
        Shares = [.. Enumerable.Repeat(1.0 / start.Length, start.Length - 1), strangers];
        Chances = [.. start.Select(it => it.Chances.Select(levels => (double[])levels.Clone()).ToArray())];
    }

    /// <summary>How many pairs of each class there are for each pair that was looked at; of strangers there are many times as many.</summary>
    public double[] Shares { get; }

    /// <summary>By class, comparison and level.</summary>
    public double[][][] Chances { get; }

    /// <param name="strangers">How many pairs there are altogether for each pair that was looked at.</param>
    public static MixtureFit Of(LevelTable table, MixtureStart[] start, double strangers) => new MixtureFit(start, strangers).LearnFrom(table);

    /// <summary>Goes on learning, from where it is.</summary>
    public MixtureFit LearnFrom(LevelTable table)
    {
        for (var round = 0; round < MostRounds && Improve(table) > Settled; round++) { }
        return this;
    }

    double Improve(LevelTable table)
    {
        var sums = Chances.Select(it => it.Select(levels => new double[levels.Length]).ToArray()).ToArray();
        var totals = new double[Shares.Length];
        Span<double> odds = stackalloc double[Shares.Length];
        for (var row = 0; row < table.Rows; row++)
        {
            var levels = table[row];
            var scale = table.Counts[row] / Likelihoods(levels, odds);
            for (var k = 0; k < odds.Length; k++)
            {
                var weight = odds[k] * scale;
                totals[k] += weight;
                for (var i = 0; i < levels.Length; i++)
                    if (levels[i] >= 0) sums[k][i][levels[i]] += weight;
            }
        }
        return Update(sums, totals, table.Total);
    }

    double Update(double[][][] sums, double[] totals, double pairs)
    {
        var moved = 0.0;
        _strangersSeen = totals[^1] / pairs;
        for (var k = 0; k < Shares.Length - 1; k++)
        {
            moved = Math.Max(moved, Math.Abs(Shares[k] - totals[k] / pairs));
            Shares[k] = Math.Max(totals[k] / pairs, 1e-9);
            for (var i = 0; i < sums[k].Length; i++)
            {
                if (_start[k].Fixed[i]) continue;
                var chances = Chances[k][i];
                var total = sums[k][i].Sum() + Smoothing * chances.Length;
                for (var level = 0; level < chances.Length; level++)
                {
                    var chance = (sums[k][i][level] + Smoothing) / total;
                    if (k == 0) chance = Math.Max(chance, LeastOfPerson);
                    moved = Math.Max(moved, Math.Abs(chance - chances[level]));
                    chances[level] = chance;
                }
            }
        }
        return moved;
    }

    /// <summary>The likelihood of a pattern under each class, times its share; the answer is their sum.</summary>
    double Likelihoods(ReadOnlySpan<sbyte> levels, Span<double> odds)
    {
        var sum = 0.0;
        for (var k = 0; k < odds.Length; k++)
        {
            var chance = Shares[k];
            var chances = Chances[k];
            for (var i = 0; i < levels.Length; i++)
                if (levels[i] >= 0) chance *= chances[i][levels[i]];
            odds[k] = chance;
            sum += chance;
        }
        return sum;
    }

    /// <summary>The share of the same person among the pairs that were looked at.</summary>
    public double SamePerson => Shares[0];

    /// <summary>The mean log likelihood of a pair, in bits.</summary>
    public double LogLikelihood(LevelTable table)
    {
        var sum = 0.0;
        Span<double> odds = stackalloc double[Shares.Length];
        for (var row = 0; row < table.Rows; row++) sum += table.Counts[row] * Math.Log2(Likelihoods(table[row], odds));
        return sum / table.Total - Math.Log2(Shares[..^1].Sum() + _strangersSeen);
    }
}
