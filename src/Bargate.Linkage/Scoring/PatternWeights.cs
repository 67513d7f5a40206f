using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Scoring;

/// <summary>The weight of every pattern under a model: log2 odds that the pair is one person, the prior included.</summary>
internal sealed class PatternWeights
{
    readonly Patterns _patterns;
    readonly double[][][] _chances;
    readonly double[] _shares;

    public PatternWeights(LinkageModel model, Patterns patterns)
    {
        _patterns = patterns;
        if (model.Mixture is { } mixture)
        {
            _shares = [.. mixture.Classes.Select(it => it.Share)];
            _chances = [.. mixture.Classes.Select(it => it.Levels.Select(levels => levels.ToArray()).ToArray())];
        }
        else
        {
            // The plain model is a mixture of two.
            _shares = [model.Prior, 1 - model.Prior];
            _chances = [Of(it => it.M), Of(it => it.U)];
        }

        double[][] Of(Func<LevelWeight, double> chance) => [.. model.Weights.Select(it => it.Levels.Select(chance).ToArray())];
    }

    public double Of(int pattern) => Of(pattern, _patterns.Count);

    /// <summary>The weight when only the first comparisons are known: with none it is the prior's.</summary>
    public double Of(int pattern, int comparisons)
    {
        Span<double> odds = stackalloc double[_shares.Length];
        Odds(pattern, comparisons, odds);
        var others = 0.0;
        foreach (var it in odds[1..]) others += it;
        return Math.Log2(odds[0] / others);
    }

    /// <summary>The share of each class in a pattern.</summary>
    public double[] Classes(int pattern)
    {
        var odds = new double[_shares.Length];
        Odds(pattern, _patterns.Count, odds);
        var sum = odds.Sum();
        return [.. odds.Select(it => it / sum)];
    }

    void Odds(int pattern, int comparisons, Span<double> odds)
    {
        for (var k = 0; k < odds.Length; k++) odds[k] = _shares[k];
        for (var i = 0; i < comparisons; i++)
        {
            if (_patterns.Level(pattern, i) is not (var level and >= 0)) continue;
            for (var k = 0; k < odds.Length; k++) odds[k] *= _chances[k][i][level];
        }
    }
}
