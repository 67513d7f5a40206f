using System.Text.Json;
using System.Text.Json.Nodes;
using Bargate.Directory.Oruk;

namespace Bargate.Directory;

/// <summary>What differs between two documents, field by field, in the order of the document.</summary>
internal static class DocumentDiff
{
    public static IReadOnlyList<ChangedField> Of(string before, string after)
    {
        var (old, @new) = (Flat(before), Flat(after));
        return [.. @new.Keys.Concat(old.Keys).Distinct().Select(it => new ChangedField(it, old.GetValueOrDefault(it), @new.GetValueOrDefault(it))).Where(it => it.Before != it.After)];
    }

    static Dictionary<string, string> Flat(string document)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(JsonNode.Parse(document), "", found);
        return found;
    }

    static void Walk(JsonNode? node, string path, Dictionary<string, string> found)
    {
        if (node is JsonObject map)
            foreach (var (key, value) in map) { if (!key.EndsWith("id", StringComparison.Ordinal)) Walk(value, path.Length == 0 ? key : $"{path} / {key}", found); }
        else if (node is JsonArray list)
            for (var i = 0; i < list.Count; i++) Walk(list[i], $"{path} {i + 1}", found);
        else if (node is not null) found[path.Replace('_', ' ')] = node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
    }
}

internal sealed record ChangedField(string Field, string? Before, string? After);
