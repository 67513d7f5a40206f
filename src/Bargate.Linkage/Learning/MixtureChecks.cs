namespace Bargate.Linkage.Learning;

/// <summary>Signs that a mixture learnt something else than it was meant to.</summary>
internal static class MixtureChecks
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Wrong(LinkageModel plain, MixtureFit fit, LevelTable pairs)
    {
        if (fit.Shares[0] is < 1e-4 or > 0.99) return $"the share of the same person came out as {fit.Shares[0]:0.0000}.";
        var total = pairs.Total * fit.Shares[0];
        for (var i = 0; i < plain.Weights.Count; i++)
        {
            var (comparison, same) = (plain.Settings.Comparisons[i].Name, fit.Chances[0][i]);
            var weights = same.Select((chance, level) => Math.Log2(chance / Others(fit, i, level))).ToArray();
            if (weights[^1] <= 0) return $"agreement on {comparison} speaks against the same person.";
            if (weights[0] >= 0) return $"disagreement on {comparison} speaks for the same person.";
            if (same[^1] < 0.3 * plain.Weights[i].Levels[^1].M) return $"people of the 'same person' class agree on {comparison} in {same[^1]:P0} of the pairs; the plain model has {plain.Weights[i].Levels[^1].M:P0}.";
            // Only levels that true pairs do show must lie in order, give or take a bit.
            if (Enumerable.Range(0, weights.Length - 1).Any(level => same[level] * total > 200 && weights[level] > weights[^1] + 1)) return $"a lower level of {comparison} weighs more than the highest.";
        }
        return null;
    }

    static double Others(MixtureFit fit, int comparison, int level)
    {
        var (sum, shares) = (0.0, 0.0);
        for (var k = 1; k < fit.Shares.Length; k++)
        {
            sum += fit.Shares[k] * fit.Chances[k][comparison][level];
            shares += fit.Shares[k];
        }
        return sum / shares;
    }
}
