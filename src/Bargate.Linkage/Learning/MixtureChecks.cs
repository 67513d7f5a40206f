namespace Bargate.Linkage.Learning;

/// <summary>Signs that a mixture learnt something else than it was meant to.</summary>
internal static class MixtureChecks
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Wrong(LinkageModel plain, MixtureFit fit, LevelTable pairs)
    {
        if (fit.SamePerson is < 1e-4 or > 0.99) return $"the share of the same person came out as {fit.SamePerson:0.0000}.";
        var total = pairs.Total * fit.SamePerson;
        for (var i = 0; i < plain.Weights.Count; i++)
        {
            var (comparison, same, levels) = (plain.Settings.Comparisons[i].Name, fit.Chances[0][i], plain.Weights[i].Levels);
            // Against random pairs, not the other classes: those were compared because they agree on something.
            var weights = same.Select((chance, level) => Math.Log2(chance / levels[level].U)).ToArray();
            if (weights[^1] <= 0) return $"agreement on {comparison} speaks against the same person.";
            if (weights[0] >= 0) return $"disagreement on {comparison} speaks for the same person.";
            if (same[^1] < 0.3 * levels[^1].M) return $"people of the 'same person' class agree on {comparison} in {same[^1]:P0} of the pairs; the plain model has {levels[^1].M:P0}.";
            // Only levels that true pairs do show must lie in order, give or take a bit; one that strangers reach far more rarely than
            // the highest, such as names swapped, may weigh more.
            if (Enumerable.Range(0, weights.Length - 1).Any(level => same[level] * total > 200 && weights[level] > weights[^1] + 1 && levels[level].U > levels[^1].U / 10))
                return $"a lower level of {comparison} weighs more than the highest.";
        }
        return null;
    }
}
