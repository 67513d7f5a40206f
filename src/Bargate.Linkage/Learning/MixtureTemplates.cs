namespace Bargate.Linkage.Learning;

/// <summary>Where a class starts, and which of its comparisons keep what random pairs showed.</summary>
internal sealed record MixtureStart(string Name, double[][] Chances, bool[] Fixed);

/// <summary>What classes a mixture may have: what each is expected to agree on.</summary>
internal static class MixtureTemplates
{
    public const string Person = "same person", Household = "same household", Namesake = "namesake", Area = "same area", Cohort = "same age", Strangers = "strangers";

    /// <summary>What may be tried: the first is the simplest, which the others must better. None where the columns cannot tell households apart.</summary>
    public static IReadOnlyList<MixtureStart[]> Of(LinkageModel plain)
    {
        var comparisons = plain.Settings.Comparisons;
        var (forenames, surnames, addresses, births) = (Kinds(ComparisonKind.Forename), Kinds(ComparisonKind.Surname), Kinds(ComparisonKind.Address, ComparisonKind.Postcode), Kinds(ComparisonKind.BirthDate));
        if (!forenames.Any(it => it) || !surnames.Any(it => it) || !addresses.Any(it => it)) return [];
        var identity = Kinds(ComparisonKind.Forename, ComparisonKind.Surname, ComparisonKind.BirthDate, ComparisonKind.MiddleName, ComparisonKind.Reference);
        var none = new bool[comparisons.Count];

        var person = new MixtureStart(Person, [.. plain.Weights.Select(it => it.Levels.Select(level => level.M).ToArray())], none);
        var strangers = new MixtureStart(Strangers, [.. plain.Weights.Select(it => it.Levels.Select(level => level.U).ToArray())], [.. none.Select(_ => true)]);
        var household = new MixtureStart(Household, Agreeing(i => surnames[i] || addresses[i], 0.97), Kinds(ComparisonKind.Reference));
        var namesake = Strange(Namesake, i => forenames[i] || surnames[i]);
        var area = Strange(Area, i => forenames[i] || addresses[i]);
        var cohort = Strange(Cohort, i => forenames[i] || births[i]);
        return
        [
            [person, strangers],
            [person, household, strangers],
            [person, household, namesake, strangers],
            [person, household, namesake, area, strangers],
            [person, household, namesake, area, cohort, strangers],
        ];

        bool[] Kinds(params ComparisonKind[] kinds) => [.. comparisons.Select(it => kinds.Contains(it.Kind))];

        double[][] Agreeing(Func<int, bool> agrees, double top) => [.. plain.Weights.Select((it, i) => Normalised([.. it.Levels.Select((level, at) => Start(level, at, it.Levels.Count, agrees(i), top))]))];

        // Two people who have in common what the class is named for agree on the rest of who they are as strangers do. Were that learnt
        // too, records of one person who moved would pass for namesakes.
        MixtureStart Strange(string name, Func<int, bool> agrees)
        {
            var kept = identity.Select((it, i) => it && !agrees(i)).ToArray();
            return new(name, [.. Agreeing(agrees, 0.8).Select((it, i) => kept[i] ? strangers.Chances[i] : it)], kept);
        }
    }

    static double Start(LevelWeight level, int at, int count, bool agrees, double top) =>
        !agrees ? level.U * 0.95 + 0.05 / count : at == count - 1 ? top : (1 - top) / (count - 1);

    static double[] Normalised(double[] chances)
    {
        var sum = chances.Sum();
        return [.. chances.Select(it => it / sum)];
    }
}
