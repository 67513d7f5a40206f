using System.Globalization;
using System.Text.RegularExpressions;

namespace Bargate.Linkage.Splink;

/// <summary>Pieces of SQL over the two sides of a pair.</summary>
internal sealed partial class Sql(SplinkDialect dialect)
{
    public const string Else = "ELSE", Never = "1 = 0";

    public string Name => dialect is SplinkDialect.DuckDb ? "duckdb" : "spark";
    public string Left(string column) => Quoted($"{column}_l");
    public string Right(string column) => Quoted($"{column}_r");
    public string Quoted(string name) => dialect is SplinkDialect.DuckDb ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    public string Missing(string column) => $"{Left(column)} IS NULL OR {Right(column)} IS NULL";
    public string Same(string column) => $"{Left(column)} = {Right(column)}";
    public string Differ(string column) => $"{Left(column)} <> {Right(column)}";
    public string Similar(string column, double least) => Similar(Left(column), Right(column), least);
    public string Similar(string left, string right, double least) => $"{(dialect is SplinkDialect.DuckDb ? "jaro_winkler_similarity" : "jaro_winkler")}({left}, {right}) >= {Number(least)}";
    public string Levenshtein(string column, double most) => $"levenshtein({Left(column)}, {Right(column)}) <= {Number(most)}";
    public string Damerau(string column, double most) => $"damerau_levenshtein({Left(column)}, {Right(column)}) <= {Number(most)}";
    public string Swapped(string one, string other) => $"{Left(one)} = {Right(other)} AND {Left(other)} = {Right(one)}";
    public string SamePart(string column, int from, int length) => $"substr({Left(column)}, {from}, {length}) = substr({Right(column)}, {from}, {length})";
    public string Shorter(string column) => $"least(length({Left(column)}), length({Right(column)}))";
    public string LocalPart(string text) => $"regexp_extract({text}, '^[^@]+', 0)";
    public string SameMatch(string column, string pattern) => $"regexp_extract({Left(column)}, '{pattern}', 0) = regexp_extract({Right(column)}, '{pattern}', 0)";
    public string SameBut(string column, int last) => $"substr({Left(column)}, 1, length({Left(column)}) - {last}) = substr({Right(column)}, 1, length({Right(column)}) - {last})";

    /// <summary>One is the start of the other: an initial, or at least three letters.</summary>
    public string Begins(string column) =>
        $"(substr({Left(column)}, 1, length({Right(column)})) = {Right(column)} OR substr({Right(column)}, 1, length({Left(column)})) = {Left(column)}) AND ({Shorter(column)} = 1 OR {Shorter(column)} >= 3)";

    public string SharesWord(string column) => dialect is SplinkDialect.DuckDb ? $"list_has_any(string_split({Left(column)}, ' '), string_split({Right(column)}, ' '))" : $"arrays_overlap(split({Left(column)}, ' '), split({Right(column)}, ' '))";

    public string SameWords(string column) => dialect is SplinkDialect.DuckDb ? $"list_sort(string_split({Left(column)}, ' ')) = list_sort(string_split({Right(column)}, ' '))" : $"sort_array(split({Left(column)}, ' ')) = sort_array(split({Right(column)}, ' '))";

    public string Days(string column, double most) => dialect is SplinkDialect.DuckDb
        ? $"abs(epoch(try_strptime({Left(column)}, '%Y%m%d')) - epoch(try_strptime({Right(column)}, '%Y%m%d'))) <= {Number(most * 86400)}"
        : $"abs(unix_timestamp({Left(column)}, 'yyyyMMdd') - unix_timestamp({Right(column)}, 'yyyyMMdd')) <= {Number(most * 86400)}";

    public string Kilometres(string latitude, string longitude, double most) =>
        $"sqrt(power((CAST({Left(latitude)} AS DOUBLE) - CAST({Right(latitude)} AS DOUBLE)) * 111.2, 2) + power((CAST({Left(longitude)} AS DOUBLE) - CAST({Right(longitude)} AS DOUBLE)) * 111.2 * cos(radians(CAST({Left(latitude)} AS DOUBLE))), 2)) < {Number(most)}";

    /// <summary>Spark has a function; DuckDB is given what it does, step by step: the letters' codes, runs of one code as one, vowels away.</summary>
    public string Soundex(string of)
    {
        if (dialect is SplinkDialect.Spark) return $"soundex({of})";
        var letters = $"regexp_replace({of}, '[^a-z]', '', 'g')";
        var codes = $"translate(substr({letters}, 1, 1) || regexp_replace(substr({letters}, 2), '[hw]', '', 'g'), 'abcdefghijklmnopqrstuvwxyz', '01230127022455012623017202')";
        for (var code = '1'; code <= '6'; code++) codes = $"regexp_replace({codes}, '{code}+', '{code}', 'g')";
        return $"{SoundexStart}{letters}, 1, 1)) || substr(rpad(replace(substr({codes}, 2), '0', ''), 3, '0'), 1, 3), '000')";
    }

    const string SoundexStart = "NULLIF(upper(substr(";

    /// <summary>The same condition with soundex(...) where DuckDB's steps stand.</summary>
    public static string WithSoundexNamed(string condition)
    {
        if (!condition.Contains(SoundexStart, StringComparison.Ordinal)) return condition;
        var sql = new Sql(SplinkDialect.DuckDb);
        foreach (var column in SidedColumn().Matches(condition).Select(it => it.Value)) condition = condition.Replace(sql.Soundex(column), $"soundex({column})", StringComparison.Ordinal);
        return condition;
    }

    [GeneratedRegex("[lr]\\.\"(?:[^\"]|\"\")+\"")]
    private static partial Regex SidedColumn();

    public static string Any(params IEnumerable<string?> parts) => string.Join(" OR ", parts.Where(it => it is not null).Select(it => $"({it})"));
    public static string All(params IEnumerable<string> parts) => string.Join(" AND ", parts.Select(it => $"({it})"));
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
