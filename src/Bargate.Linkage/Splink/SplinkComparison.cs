using System.Text.Json;
using Bargate.Linkage.Profiles;

namespace Bargate.Linkage.Splink;

/// <summary>One comparison of a Splink file: ours come back as they went, others as levels of their own.</summary>
internal static class SplinkComparison
{
    sealed record Level(string Condition, string Label, double? M, double? U, string? TermColumn, double TermWeight);

    public static (Comparison Comparison, ComparisonWeights Weights, IReadOnlyList<LinkageColumn> Columns) Read(JsonElement json, Sql sql, bool trained, double least)
    {
        var name = SplinkReader.Text(json, "output_column_name") ?? throw new FormatException("A comparison has no 'output_column_name'. Save the model from Splink 3 or 4.");
        if (!json.TryGetProperty("comparison_levels", out var given) || given.ValueKind is not JsonValueKind.Array) throw new FormatException($"The comparison '{name}' has no 'comparison_levels'.");
        var levels = new List<Level>();
        var hasElse = false;
        foreach (var it in given.EnumerateArray())
        {
            var condition = SplinkReader.Text(it, "sql_condition") ?? throw new FormatException($"A level of the comparison '{name}' has no 'sql_condition'.");
            if (IsNull(it, name, condition)) continue;
            if (hasElse) throw new FormatException($"The comparison '{name}' has a level below ELSE: '{condition}'.");
            hasElse = condition.Trim().Equals(Sql.Else, StringComparison.OrdinalIgnoreCase);
            levels.Insert(0, new(hasElse ? Sql.Else : condition, SplinkReader.Text(it, "label_for_charts") ?? condition, SplinkReader.Number(it, "m_probability"), SplinkReader.Number(it, "u_probability"), SplinkReader.Text(it, "tf_adjustment_column"), SplinkReader.Number(it, "tf_adjustment_weight") ?? 1));
        }
        if (!hasElse || levels.Count < 2) throw new FormatException($"The comparison '{name}' needs an ELSE level and one above it.");
        var term = levels[^1].TermColumn is not null;
        var weights = new ComparisonWeights(name, [.. levels.Select(it => Weight(it, name, trained, least))], term ? levels[^1].TermWeight : 0);
        var (comparison, columns) = Ours(json, name, levels, sql, term) ?? Theirs(name, levels, term);
        return (comparison, weights, columns);
    }

    static bool IsNull(JsonElement level, string comparison, string condition)
    {
        if (!level.TryGetProperty("is_null_level", out var said) || said.ValueKind is not JsonValueKind.True) return false;
        try
        {
            if (Conditions.IsMissing(SqlParser.Parse(condition))) return true;
        }
        catch (FormatException)
        {
            // Said below, with the name of the comparison.
        }
        throw new FormatException($"The null level of the comparison '{comparison}' asks more than IS NULL: '{condition}'.");
    }

    static LevelWeight Weight(Level it, string comparison, bool trained, double least)
    {
        if (trained && (it.M is null || it.U is null)) throw new FormatException($"The level '{it.Label}' of the comparison '{comparison}' has no {(it.M is null ? "m" : "u")}_probability: the model was not trained. Train it in Splink, or read it as settings and train it here.");
        return new(it.Label, Math.Clamp(it.M ?? 0.5, least, 1), Math.Clamp(it.U ?? 0.5, least, 1));
    }

    static (Comparison, IReadOnlyList<LinkageColumn>)? Ours(JsonElement json, string name, List<Level> levels, Sql sql, bool term)
    {
        if (Described.Read(SplinkReader.Text(json, "comparison_description")) is not { } said) return null;
        var comparison = new Comparison(name, said.Kind, [.. said.Columns.Select(it => it.Name)], term);
        // Somebody may have changed the SQL since: then it is theirs.
        return LevelConditions.Of(comparison, said.Columns, sql).SequenceEqual(levels.Skip(1).Select(it => it.Condition)) ? (comparison, said.Columns) : null;
    }

    static (Comparison, IReadOnlyList<LinkageColumn>) Theirs(string name, List<Level> levels, bool term)
    {
        var specs = levels.Skip(1).Select(it => new LevelSpec(it.Label, Tests(name, it))).ToList();
        var tests = specs.SelectMany(it => it.Tests).ToList();
        var columns = tests.SelectMany(it => it.Other is null ? [it.Column] : new[] { it.Column, it.Other }).Distinct(StringComparer.OrdinalIgnoreCase).Select(it => new LinkageColumn(it, KindOf(it, tests))).ToList();
        return (new(name, ComparisonKind.Custom, [.. columns.Select(it => it.Name)], term, specs), columns);
    }

    static IReadOnlyList<LevelTest> Tests(string comparison, Level level)
    {
        try
        {
            return Conditions.Read(level.Condition);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"The comparison '{comparison}', level '{level.Label}': {wrong.Message}", wrong);
        }
    }

    static FieldKind KindOf(string column, List<LevelTest> tests)
    {
        if (tests.Exists(it => it.Column == column && it.Kind is LevelTestKind.DaysApart)) return ColumnNames.KindOf(column) is FieldKind.Date ? FieldKind.Date : FieldKind.BirthDate;
        return ColumnNames.KindOf(column) ?? FieldKind.Text;
    }
}
