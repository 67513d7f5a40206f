using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bargate.Linkage.Splink;

internal static class SplinkWriter
{
    public static readonly string[] LinkTypes = ["dedupe_only", "link_only", "link_and_dedupe"];
    static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SplinkExport Write(LinkageModel model, SplinkDialect dialect, string linkType)
    {
        if (!LinkTypes.Contains(linkType)) throw new FormatException($"'{linkType}' is not a link type of Splink. It is one of {string.Join(", ", LinkTypes)}.");
        var sql = new Sql(dialect);
        var settings = new JsonObject
        {
            ["link_type"] = linkType,
            ["probability_two_random_records_match"] = model.Prior,
            ["retain_matching_columns"] = true,
            ["retain_intermediate_calculation_columns"] = false,
            ["sql_dialect"] = sql.Name,
            ["em_convergence"] = 0.0001,
            ["max_iterations"] = 25,
            ["unique_id_column_name"] = "unique_id",
            ["source_dataset_column_name"] = "source_dataset",
            ["blocking_rules_to_generate_predictions"] = new JsonArray([.. model.Settings.Blocking.Select(it => new JsonObject { ["blocking_rule"] = BlockingSql.Of(it, model.Settings.Columns, sql), ["sql_dialect"] = sql.Name })]),
            ["comparisons"] = new JsonArray([.. model.Settings.Comparisons.Select((it, i) => Comparison(it, model.Weights[i], model.Settings.Columns, sql))]),
        };
        return new(settings.ToJsonString(Options), [.. Notes(model)]);
    }

    static JsonObject Comparison(Comparison it, ComparisonWeights weights, IReadOnlyList<LinkageColumn> columns, Sql sql)
    {
        var conditions = LevelConditions.Of(it, columns, sql);
        if (conditions.Count + 1 != weights.Levels.Count) throw new FormatException($"The comparison '{it.Name}' has {weights.Levels.Count} levels, and {conditions.Count + 1} can be written for Splink.");
        var levels = new JsonArray { new JsonObject { ["sql_condition"] = LevelConditions.Missing(it, sql), ["label_for_charts"] = "not known", ["is_null_level"] = true } };
        for (var i = weights.Levels.Count - 1; i >= 0; i--)
        {
            var level = new JsonObject { ["sql_condition"] = i == 0 ? Sql.Else : conditions[i - 1], ["label_for_charts"] = weights.Levels[i].Label, ["m_probability"] = weights.Levels[i].M, ["u_probability"] = weights.Levels[i].U };
            if (it.TermFrequency && i == weights.Levels.Count - 1) (level["tf_adjustment_column"], level["tf_adjustment_weight"]) = (it.Kind is ComparisonKind.Name ? it.Columns[1] : it.Columns[0], weights.TermFrequencyExponent);
            levels.Add(level);
        }
        return new JsonObject { ["output_column_name"] = it.Name, ["comparison_description"] = Described.Text(it, columns), ["comparison_levels"] = levels };
    }

    static IEnumerable<string> Notes(LinkageModel model)
    {
        yield return "the SQL expects prepared values: names folded, dates as yyyymmdd, postcodes closed up.";
        if (model.Mixture is not null) yield return "the classes for households and namesakes have no place in Splink: it runs the plain model.";
        if (model.Settings.Comparisons.Any(it => it.Levels is null && it.Kind is ComparisonKind.Forename or ComparisonKind.Name)) yield return "nicknames and other spellings of a name are known here only; in Splink an initial, the start of a name or a shared part takes their level.";
        if (model.Settings.Comparisons.Any(it => it.Levels is null && it.Kind is ComparisonKind.Name && it.TermFrequency)) yield return "Splink adjusts a level for one column: the surname.";
        if (model.Settings.Blocking.Any(it => it.Parts.Any(part => part.Transform is BlockingTransform.Sound))) yield return "blocking by sound is by Soundex in Splink, which finds fewer spellings.";
        if (model.Generic.Count > 0) yield return "values that say nothing because too many people share them are not left out in Splink.";
    }
}
