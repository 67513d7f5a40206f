namespace Bargate.Linkage.Learning;

/// <summary>Where a mixture starts: what each class is expected to agree on.</summary>
internal sealed record MixtureTemplate(string[] Names, double[][] Start, double[][] Others, double[][][] Classes);

internal static class MixtureTemplates
{
    public const string Person = "same person", Household = "same household", Namesake = "namesake", Area = "same area", Chance = "chance";

    public static IReadOnlyList<MixtureTemplate> Of(LinkageModel plain)
    {
        var comparisons = plain.Settings.Comparisons;
        var (forenames, surnames, addresses) = (Kinds(ComparisonKind.Forename), Kinds(ComparisonKind.Surname), Kinds(ComparisonKind.Address, ComparisonKind.Postcode));
        var births = Kinds(ComparisonKind.BirthDate);
        if (!forenames.Any(it => it) || !surnames.Any(it => it) || !addresses.Any(it => it)) return [];

        var person = plain.Weights.Select(it => it.Levels.Select(level => level.M).ToArray()).ToArray();
        var others = Agreeing((_, _) => false, 0);
        var household = Agreeing((i, _) => surnames[i] || addresses[i], 0.97);
        var namesake = Agreeing((i, _) => forenames[i] || surnames[i], 0.8);
        var area = Agreeing((i, _) => forenames[i] || addresses[i], 0.8);
        var chance = Agreeing((i, _) => births[i], 0.8);
        return
        [
            new([Person, Household, Namesake, Area, Chance], person, others, [person, household, namesake, area, chance]),
            new([Person, Household, Namesake, Area], person, others, [person, household, namesake, area]),
            new([Person, Household, Namesake], person, others, [person, household, namesake]),
        ];

        bool[] Kinds(params ComparisonKind[] kinds) => [.. comparisons.Select(it => kinds.Contains(it.Kind))];

        double[][] Agreeing(Func<int, int, bool> agrees, double top) =>
        [
            .. plain.Weights.Select((it, i) =>
            {
                var count = it.Levels.Count;
                var start = it.Levels.Select((level, at) => agrees(i, at) ? (at == count - 1 ? top : (1 - top) / (count - 1)) : level.U * 0.95 + 0.05 / count).ToArray();
                var sum = start.Sum();
                return start.Select(chance => chance / sum).ToArray();
            }),
        ];
    }
}
