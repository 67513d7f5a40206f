namespace Bargate.Linkage.Splink;

/// <summary>From a condition of Splink to the tests that say the same here.</summary>
internal static class Conditions
{
    const double SecondsADay = 86400;

    /// <summary>Whether the condition only asks for absent values.</summary>
    public static bool IsMissing(SqlNode node) => node switch
    {
        SqlCall("or" or "and", var parts) => parts.All(IsMissing),
        SqlCall("is null", [_]) => true,
        _ => false,
    };

    public static IReadOnlyList<LevelTest> Read(string condition)
    {
        var left = SqlParser.Parse(condition).Conjuncts().ToList();
        var tests = new List<LevelTest>();
        while (left.Count > 0)
        {
            var one = left[0];
            left.RemoveAt(0);
            if (Crossed(one) is { } crossed)
            {
                var back = left.FindIndex(it => Crossed(it) is { } other && other.Left == crossed.Right && other.Right == crossed.Left);
                if (back < 0) throw Unknown(condition);
                left.RemoveAt(back);
                tests.Add(new(LevelTestKind.Swapped, crossed.Left, Other: crossed.Right));
            }
            else tests.Add(Test(one) ?? throw Unknown(condition));
        }
        return tests;
    }

    /// <summary>a_l = b_r.</summary>
    static (string Left, string Right)? Crossed(SqlNode node) =>
        node is SqlCall("=", [SqlColumn one, SqlColumn other]) && one.Side != ' ' && other.Side != ' ' && one.Side != other.Side && one.Name != other.Name
            ? one.Side == 'l' ? (one.Name, other.Name) : (other.Name, one.Name) : null;

    static LevelTest? Test(SqlNode node) => node switch
    {
        SqlCall("=", [var one, var other]) => Equal(one, other),
        SqlCall(">=" or ">", [SqlCall("jaro_winkler_similarity" or "jaro_winkler" or "jaro_winkler_sim", [var one, var other]), SqlNumber least]) => Similar(one, other, ((SqlCall)node).Name == ">" ? Math.BitIncrement(least.Value) : least.Value),
        SqlCall("<=" or "<", [SqlCall("levenshtein" or "levenshtein_distance" or "edit_distance", [var one, var other]), SqlNumber most]) => Edits(LevelTestKind.Levenshtein, one, other, most, node),
        SqlCall("<=" or "<", [SqlCall("damerau_levenshtein" or "dameraulevenshtein", [var one, var other]), SqlNumber most]) => Edits(LevelTestKind.Damerau, one, other, most, node),
        SqlCall("<=" or "<", [SqlCall("abs", [SqlCall("-", [var one, var other])]), SqlNumber seconds]) => Pair(one, other) is { } column ? new(LevelTestKind.DaysApart, column, seconds.Value / SecondsADay) : null,
        SqlCall("<=" or "<", [SqlCall("abs", [SqlCall("datediff" or "date_diff", [.., var one, var other])]), SqlNumber days]) => Pair(one, other) is { } column ? new(LevelTestKind.DaysApart, column, days.Value) : null,
        _ => null,
    };

    static LevelTest? Equal(SqlNode one, SqlNode other)
    {
        if (Pair(one, other) is { } column) return new(LevelTestKind.Exact, column);
        if (one is not SqlCall left || other is not SqlCall right || left.Name != right.Name || left.Arguments.Count != right.Arguments.Count || left.Arguments.Count == 0) return null;
        if (Pair(left.Arguments[0], right.Arguments[0]) is not { } of) return null;
        return (left, right) switch
        {
            (("substr" or "substring", [_, SqlNumber { Value: 1 }, SqlNumber length]), ( _, [_, _, SqlNumber another])) when length == another => new(LevelTestKind.Prefix, of, length.Value),
            (("left", [_, SqlNumber length]), ( _, [_, SqlNumber another])) when length == another => new(LevelTestKind.Prefix, of, length.Value),
            (("substr", [_, SqlNumber { Value: 1 }, SqlCall("-", [SqlCall("length", _), SqlNumber last])]), _) => last.Value == 2 ? new(LevelTestKind.PostcodeSector, of) : last.Value == 3 ? new(LevelTestKind.PostcodeDistrict, of) : null,
            (("regexp_extract", [_, SqlText pattern, ..]), ( _, [_, SqlText another, ..])) when pattern == another => Extracted(pattern.Value, of),
            _ => null,
        };
    }

    // The patterns of Splink's own email and postcode comparisons.
    static LevelTest? Extracted(string pattern, string column) => pattern switch
    {
        "^[^@]+" => new(LevelTestKind.LocalPart, column),
        "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]" or "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9]" => new(LevelTestKind.PostcodeSector, column),
        "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]?" => new(LevelTestKind.PostcodeDistrict, column),
        "^[A-Za-z]{1,2}" or "^[a-z]+" => new(LevelTestKind.PostcodeArea, column),
        _ => null,
    };

    static LevelTest? Similar(SqlNode one, SqlNode other, double least)
    {
        if (Pair(one, other) is { } column) return new(LevelTestKind.JaroWinkler, column, least);
        return one is SqlCall("regexp_extract", [var left, SqlText { Value: "^[^@]+" }, ..]) && other is SqlCall("regexp_extract", [var right, SqlText { Value: "^[^@]+" }, ..]) && Pair(left, right) is { } email
            ? new(LevelTestKind.LocalPartJaroWinkler, email, least) : null;
    }

    static LevelTest? Edits(LevelTestKind kind, SqlNode one, SqlNode other, SqlNumber most, SqlNode node) =>
        Pair(one, other) is { } column ? new(kind, column, ((SqlCall)node).Name == "<" ? Math.Ceiling(most.Value) - 1 : Math.Floor(most.Value)) : null;

    /// <summary>The column, where both sides are the same one.</summary>
    static string? Pair(SqlNode one, SqlNode other) =>
        one is SqlColumn left && other is SqlColumn right && left.Side != ' ' && right.Side != ' ' && left.Side != right.Side && left.Name == right.Name ? left.Name : null;

    static FormatException Unknown(string condition) => new(
        $"The condition '{condition}' is not known here. Known are equality, jaro_winkler_similarity, levenshtein, damerau_levenshtein, days between dates, substr, the part of an email before the @ sign and the parts of a postcode, with AND between them.");
}
