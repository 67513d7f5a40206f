using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bargate.Kernel.Yaml;

namespace Bargate.Tests.Services;

/// <summary>What of JSON Schema our own schema uses, applied to YAML as an editor does it: each breach with the place in the value.</summary>
static class JsonRules
{
    static readonly string[] Understood = ["$ref", "type", "enum", "pattern", "anyOf", "properties", "required", "additionalProperties", "items", "description", "$schema", "title", "$defs"];

    public static IReadOnlyList<string> Breaches(JsonNode schema, JsonNode rule, YamlNode node, string at = "")
    {
        var breaches = new List<string>();
        var map = rule.AsObject();
        foreach (var key in map.Select(it => it.Key).Except(Understood)) breaches.Add($"The schema says '{key}', which this test does not understand");
        if ((string?)map["$ref"] is { } reference) breaches.AddRange(Breaches(schema, schema["$defs"]![reference["#/$defs/".Length..]]!, node, at));
        if (map["type"] is { } type && !(type is JsonArray several ? several.Select(it => (string)it!) : [(string)type!]).Any(it => Is(node, it))) breaches.Add($"{at} is not of type {type.ToJsonString()}");
        if (map["enum"] is JsonArray words && !words.Any(it => (string)it! == (node as YamlScalar)?.Text)) breaches.Add($"{at} is not one of {words.ToJsonString()}");
        if ((string?)map["pattern"] is { } pattern && node is YamlScalar scalar && !Regex.IsMatch(scalar.Text, pattern)) breaches.Add($"{at} is not like {pattern}");
        if (map["anyOf"] is JsonArray any)
        {
            var tries = any.Select(it => Breaches(schema, it!, node, at)).ToList();
            if (tries.TrueForAll(it => it.Count > 0)) breaches.AddRange(tries.MinBy(it => it.Count)!);
        }
        if (node is YamlMap values)
        {
            foreach (var missing in (map["required"] as JsonArray ?? []).Select(it => (string)it!).Where(it => values[it] is null)) breaches.Add($"{at}.{missing} is missing");
            foreach (var entry in values.Entries)
                if (map["properties"]?[entry.Key] is { } known) breaches.AddRange(Breaches(schema, known, entry.Value, $"{at}.{entry.Key}"));
                else if (map["additionalProperties"] is JsonObject more) breaches.AddRange(Breaches(schema, more, entry.Value, $"{at}.{entry.Key}"));
                else if (map["additionalProperties"] is JsonValue no && !(bool)no) breaches.Add($"{at}.{entry.Key} is not known");
        }
        if (node is YamlList list && map["items"] is { } items)
            foreach (var (item, i) in list.Items.Select((it, i) => (it, i))) breaches.AddRange(Breaches(schema, items, item, $"{at}[{i}]"));
        return breaches;
    }

    // YAML 1.2, as editors read it: `yes` is a text there.
    static bool Is(YamlNode node, string type) => type switch
    {
        "object" => node is YamlMap,
        "array" => node is YamlList,
        "boolean" => node is YamlScalar { Plain: true, Text: "true" or "false" },
        "integer" => node is YamlScalar { Plain: true } whole && Regex.IsMatch(whole.Text, @"^-?\d+$"),
        "number" => node is YamlScalar { Plain: true } number && Regex.IsMatch(number.Text, @"^-?\d+(\.\d+)?$"),
        _ => node is YamlScalar text && (!text.Plain || !new[] { "boolean", "number" }.Any(other => Is(text, other))),
    };
}
