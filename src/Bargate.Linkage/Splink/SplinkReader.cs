using System.Text.Json;
using Bargate.Linkage.Models;
using Bargate.Linkage.Profiles;

namespace Bargate.Linkage.Splink;

internal static class SplinkReader
{
    // A chance of nothing would forbid what happens once in a billion.
    const double Least = 1e-9;

    public static LinkageSettings Settings(string json) => Read(json, trained: false).Settings;

    public static LinkageModel Model(string json)
    {
        var read = Read(json, trained: true);
        var model = new LinkageModel { Settings = read.Settings, Weights = read.Weights, Prior = read.Prior, Checks = ["Taken over from Splink: a pair of which a compared value is absent on one side says nothing, as in Splink."] };
        ModelChecks.Hold(model);
        return model;
    }

    static (LinkageSettings Settings, List<ComparisonWeights> Weights, double Prior) Read(string json, bool trained)
    {
        using var document = Parse(json);
        var root = document.RootElement;
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("comparisons", out var comparisons) || comparisons.ValueKind is not JsonValueKind.Array || comparisons.GetArrayLength() == 0) throw new FormatException("This is not a settings or model file of Splink: it has no 'comparisons'.");
        if (Text(root, "link_type") is not { } type || !SplinkWriter.LinkTypes.Contains(type)) throw new FormatException($"'link_type' should be one of {string.Join(", ", SplinkWriter.LinkTypes)}.");
        var dialect = Text(root, "sql_dialect") == "spark" ? SplinkDialect.Spark : SplinkDialect.DuckDb;
        var (found, weights, columns) = (new List<Comparison>(), new List<ComparisonWeights>(), new Dictionary<string, LinkageColumn>(StringComparer.OrdinalIgnoreCase));
        foreach (var it in comparisons.EnumerateArray())
        {
            var read = SplinkComparison.Read(it, new Sql(dialect), trained, Least);
            found.Add(read.Comparison);
            weights.Add(read.Weights);
            foreach (var column in read.Columns) columns.TryAdd(column.Name, column);
        }
        var blocking = Rules(root);
        foreach (var name in blocking.SelectMany(it => it.Columns)) columns.TryAdd(name, new(name, ColumnNames.KindOf(name) ?? FieldKind.Text));
        var guessed = LinkageSettings.Guess([.. columns.Values]);
        var settings = guessed with { Comparisons = found, Blocking = blocking.Count > 0 ? blocking : guessed.Blocking, LooseBlocking = [], Mixture = false };
        return (settings, weights, Number(root, "probability_two_random_records_match") ?? 0.0001);
    }

    static List<BlockingRule> Rules(JsonElement root)
    {
        var rules = new List<BlockingRule>();
        if (!root.TryGetProperty("blocking_rules_to_generate_predictions", out var given) || given.ValueKind is not JsonValueKind.Array) return rules;
        foreach (var it in given.EnumerateArray())
        {
            if (it.ValueKind is JsonValueKind.Object && it.TryGetProperty("arrays_to_explode", out var arrays) && arrays is { ValueKind: JsonValueKind.Array } && arrays.GetArrayLength() > 0) throw new FormatException("A blocking rule explodes arrays; columns of several values are not known here.");
            var text = it.ValueKind is JsonValueKind.String ? it.GetString() : Text(it, "blocking_rule");
            rules.Add(BlockingSql.Read(text ?? throw new FormatException("A blocking rule has no 'blocking_rule'.")));
        }
        return rules;
    }

    static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"This is not JSON: {wrong.Message}", wrong);
        }
    }

    internal static string? Text(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var it) && it.ValueKind is JsonValueKind.String ? it.GetString() : null;

    internal static double? Number(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var it) && it.ValueKind is JsonValueKind.Number ? it.GetDouble() : null;
}
