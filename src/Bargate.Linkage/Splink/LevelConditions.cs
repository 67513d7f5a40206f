namespace Bargate.Linkage.Splink;

/// <summary>The SQL of a comparison's levels above 'everything else', lowest first; Splink asks them from the highest down.</summary>
internal static class LevelConditions
{
    public static IReadOnlyList<string> Of(Comparison it, IReadOnlyList<LinkageColumn> columns, Sql sql)
    {
        var (one, two) = (it.Columns[0], it.Columns.Count > 1 ? it.Columns[1] : null);
        if (it.Levels is { } own) return [.. own.Select(level => string.Join(" AND ", level.Tests.Select(test => Of(test, sql))))];
        return it.Kind switch
        {
            ComparisonKind.Forename => [sql.Similar(one, 0.8), sql.Begins(one), sql.Similar(one, 0.92), two is null ? Sql.Never : sql.Swapped(one, two), sql.Same(one)],
            ComparisonKind.Surname => [sql.Similar(one, 0.8), sql.SharesWord(one), sql.Similar(one, 0.92), sql.Same(one)],
            ComparisonKind.Name => Names(one, two!, sql),
            ComparisonKind.MiddleName => [Sql.Any(sql.SamePart(one, 1, 1), sql.Similar(one, 0.88)), sql.Same(one)],
            ComparisonKind.FullName => [sql.Similar(one, 0.85), sql.SameWords(one), sql.Similar(one, 0.94), sql.Same(one)],
            ComparisonKind.BirthDate => Dates(one, sql),
            ComparisonKind.Address => AddressConditions.Of(it, columns, sql),
            ComparisonKind.Email => [sql.Similar(sql.LocalPart(sql.Left(one)), sql.LocalPart(sql.Right(one)), 0.88), sql.SameMatch(one, "^[^@]+"), sql.Damerau(one, 1), sql.Same(one)],
            ComparisonKind.Phone => [Sql.Any(sql.Damerau(one, 1), $"{sql.Shorter(one)} >= 6 AND right({sql.Left(one)}, {sql.Shorter(one)}) = right({sql.Right(one)}, {sql.Shorter(one)})"), sql.Same(one)],
            ComparisonKind.Reference => [Sql.All(sql.Damerau(one, 2), $"{sql.Shorter(one)} >= 7"), Sql.All(sql.Damerau(one, 1), $"{sql.Shorter(one)} >= 4"), sql.Same(one)],
            ComparisonKind.Postcode => [sql.SameMatch(one, "^[a-z]+"), sql.SameBut(one, 3), sql.SameBut(one, 2), sql.Damerau(one, 1), sql.Same(one)],
            ComparisonKind.Text => [sql.Similar(one, 0.85), Sql.Any(sql.Similar(one, 0.92), Sql.All(sql.Damerau(one, 1), $"{sql.Shorter(one)} > 3")), sql.Same(one)],
            _ => [sql.Same(one)],
        };
    }

    public static string Missing(Comparison it, Sql sql)
    {
        var together = it.Levels is null && it.Kind is ComparisonKind.Address or ComparisonKind.Name;
        if (together) return string.Join(" AND ", it.Columns.Select(column => $"({sql.Missing(column)})"));
        var needed = it.Levels is { } own ? own.SelectMany(level => level.Tests).Select(test => test.Column).Distinct() : it.Columns.Take(1);
        return string.Join(" OR ", needed.Select(sql.Missing));
    }

    static IReadOnlyList<string> Names(string forename, string surname, Sql sql)
    {
        var (forenames, surnames) = (Sql.Any(sql.Similar(forename, 0.92), sql.Begins(forename)), Sql.Any(sql.Similar(surname, 0.92), sql.SharesWord(surname)));
        return
        [
            sql.Same(forename), sql.Same(surname),
            Sql.All(sql.Differ(forename), sql.Differ(surname), Sql.Any(sql.Similar(forename, 0.8), sql.Begins(forename)), Sql.Any(sql.Similar(surname, 0.8), sql.SharesWord(surname))),
            Sql.All(sql.Differ(forename), sql.Differ(surname), forenames, surnames), sql.Swapped(forename, surname),
            Sql.All(sql.Same(forename), surnames), Sql.All(sql.Same(surname), forenames), Sql.All(sql.Same(forename), sql.Same(surname)),
        ];
    }

    static IReadOnlyList<string> Dates(string date, Sql sql)
    {
        var (left, right) = (sql.Left(date), sql.Right(date));
        var (year, month, day) = (sql.SamePart(date, 1, 4), sql.SamePart(date, 5, 2), sql.SamePart(date, 7, 2));
        var byDefault = $"(substr({left}, 5, 4) = '0101' OR substr({right}, 5, 4) = '0101')";
        var months = $"abs((CAST(substr({left}, 1, 4) AS INT) - CAST(substr({right}, 1, 4) AS INT)) * 12 + CAST(substr({left}, 5, 2) AS INT) - CAST(substr({right}, 5, 2) AS INT)) < 12";
        return
        [
            Sql.Any(sql.Damerau(date, 2), months), $"{year} AND {byDefault}",
            Sql.All(Sql.Any($"{year} AND {month}", $"{year} AND {day}", $"{month} AND {day}"), $"NOT ({year} AND {byDefault})"),
            $"{year} AND substr({left}, 5, 2) = substr({right}, 7, 2) AND substr({left}, 7, 2) = substr({right}, 5, 2)", sql.Damerau(date, 1),
            sql.Same(date), $"{sql.Same(date)} AND substr({left}, 5, 4) <> '0101'",
        ];
    }

    static string Of(LevelTest test, Sql sql) => test.Kind switch
    {
        LevelTestKind.Exact => sql.Same(test.Column),
        LevelTestKind.Swapped => sql.Swapped(test.Column, test.Other!),
        LevelTestKind.JaroWinkler => sql.Similar(test.Column, test.Threshold),
        LevelTestKind.Levenshtein => sql.Levenshtein(test.Column, test.Threshold),
        LevelTestKind.Damerau => sql.Damerau(test.Column, test.Threshold),
        LevelTestKind.DaysApart => sql.Days(test.Column, test.Threshold),
        LevelTestKind.Prefix => sql.SamePart(test.Column, 1, (int)test.Threshold),
        LevelTestKind.LocalPart => sql.SameMatch(test.Column, "^[^@]+"),
        LevelTestKind.LocalPartJaroWinkler => sql.Similar(sql.LocalPart(sql.Left(test.Column)), sql.LocalPart(sql.Right(test.Column)), test.Threshold),
        LevelTestKind.PostcodeSector => sql.SameBut(test.Column, 2),
        LevelTestKind.PostcodeDistrict => sql.SameBut(test.Column, 3),
        LevelTestKind.PostcodeArea => sql.SameMatch(test.Column, "^[a-z]+"),
        LevelTestKind.Nickname => sql.Begins(test.Column),
        _ => throw new FormatException($"The test {test.Kind} cannot be written for Splink."),
    };
}
