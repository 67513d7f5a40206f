namespace Bargate.Linkage.Learning;

/// <summary>Signs that a mixture learnt something else than it was meant to.</summary>
internal static class MixtureChecks
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Wrong(LinkageModel plain, MixtureFit fit, LevelTable pairs)
    {
        if (fit.SamePerson is < 1e-4 or > 0.99) return $"the share of the same person came out as {fit.SamePerson:0.0000}.";
        var total = pairs.Total * fit.SamePerson;
        if (HouseholdIsThePerson(plain, fit) is { } comparison) return $"people of the 'same household' class agree on {comparison} as one person does.";
        for (var i = 0; i < plain.Weights.Count; i++)
        {
            var (name, same, levels) = (plain.Settings.Comparisons[i].Name, fit.Chances[0][i], plain.Weights[i].Levels);
            // Against random pairs, not the other classes: those were compared because they agree on something.
            var weights = same.Select((chance, level) => Math.Log2(chance / levels[level].U)).ToArray();
            if (weights[^1] <= 0) return $"agreement on {name} speaks against the same person.";
            if (weights[0] >= 0) return $"disagreement on {name} speaks for the same person.";
            if (same[^1] < 0.3 * levels[^1].M) return $"people of the 'same person' class agree on {name} in {same[^1]:P0} of the pairs; the plain model has {levels[^1].M:P0}.";
            // Only levels that true pairs do show must lie in order, give or take a bit; one that strangers reach far more rarely than
            // the highest, such as names swapped, may weigh more.
            if (Enumerable.Range(0, weights.Length - 1).Any(level => same[level] * total > 200 && weights[level] > weights[^1] + 1 && levels[level].U > levels[^1].U / 10))
                return $"a lower level of {name} weighs more than the highest.";
        }
        return null;
    }

    /// <summary>Two people of a household have names and dates of birth of their own.</summary>
    static string? HouseholdIsThePerson(LinkageModel plain, MixtureFit fit) => fit.Shares.Length < 3 ? null : plain.Settings.Comparisons
        .Where((it, i) => it.Kind is ComparisonKind.Forename or ComparisonKind.BirthDate && fit.Chances[1][i][^1] > 0.3 * fit.Chances[0][i][^1]).FirstOrDefault()?.Name;
}
