namespace Bargate.Linkage.Learning;

/// <summary>Where a mixture starts: what each class is expected to agree on.</summary>
internal sealed record MixtureTemplate(string[] Names, double[][][] Classes);

internal static class MixtureTemplates
{
    public const string Person = "same person", Household = "same household", Namesake = "namesake", Area = "same area", Cohort = "same age", Strangers = "strangers";

    /// <summary>What may be tried: the first is the simplest, which the others must better. None where the columns cannot tell households apart.</summary>
    public static IReadOnlyList<MixtureTemplate> Of(LinkageModel plain)
    {
        var comparisons = plain.Settings.Comparisons;
        var (forenames, surnames, addresses, births) = (Kinds(ComparisonKind.Forename), Kinds(ComparisonKind.Surname), Kinds(ComparisonKind.Address, ComparisonKind.Postcode), Kinds(ComparisonKind.BirthDate));
        if (!forenames.Any(it => it) || !surnames.Any(it => it) || !addresses.Any(it => it)) return [];

        var person = plain.Weights.Select(it => it.Levels.Select(level => level.M).ToArray()).ToArray();
        var strangers = plain.Weights.Select(it => it.Levels.Select(level => level.U).ToArray()).ToArray();
        var household = Agreeing(i => surnames[i] || addresses[i], 0.97);
        var namesake = Agreeing(i => forenames[i] || surnames[i], 0.8);
        var area = Agreeing(i => forenames[i] || addresses[i], 0.8);
        var cohort = Agreeing(i => forenames[i] || births[i], 0.8);
        return
        [
            new([Person, Strangers], [person, strangers]),
            new([Person, Household, Strangers], [person, household, strangers]),
            new([Person, Household, Namesake, Strangers], [person, household, namesake, strangers]),
            new([Person, Household, Namesake, Area, Strangers], [person, household, namesake, area, strangers]),
            new([Person, Household, Namesake, Area, Cohort, Strangers], [person, household, namesake, area, cohort, strangers]),
        ];

        bool[] Kinds(params ComparisonKind[] kinds) => [.. comparisons.Select(it => kinds.Contains(it.Kind))];

        double[][] Agreeing(Func<int, bool> agrees, double top) => [.. plain.Weights.Select((it, i) => Normalised([.. it.Levels.Select((level, at) => Start(level, at, it.Levels.Count, agrees(i), top))]))];
    }

    static double Start(LevelWeight level, int at, int count, bool agrees, double top) =>
        !agrees ? level.U * 0.95 + 0.05 / count : at == count - 1 ? top : (1 - top) / (count - 1);

    static double[] Normalised(double[] chances)
    {
        var sum = chances.Sum();
        return [.. chances.Select(it => it / sum)];
    }
}
