using System.Text.Json;

namespace Bargate.Tests.ServiceApi;

/// <summary>As much of JSON Schema as the OpenAPI document uses.</summary>
static class JsonShape
{
    public static JsonElement Followed(JsonElement document, JsonElement node)
    {
        while (node.TryGetProperty("$ref", out var reference))
            node = reference.GetString()![2..].Split('/').Aggregate(document, (at, it) => at.GetProperty(it));
        return node;
    }

    public static IEnumerable<string> Faults(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        schema = Followed(document, schema);
        if (schema.TryGetProperty("type", out var type))
        {
            string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(it => it.GetString()!)] : [type.GetString()!];
            if (!types.Any(it => Is(it, value))) { yield return $"{at} is {value.ValueKind} and not {string.Join(" or ", types)}"; yield break; }
        }
        if (schema.TryGetProperty("enum", out var options) && !options.EnumerateArray().Any(it => it.GetString() == value.GetString())) yield return $"{at} is {value}";
        if (schema.TryGetProperty("format", out var format) && value.ValueKind == JsonValueKind.String && !(format.GetString() switch
        {
            "uuid" => value.TryGetGuid(out _),
            "date-time" => value.GetString()!.EndsWith('Z') && value.TryGetDateTime(out _),
            "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _),
            _ => true,
        })) yield return $"{at} is no {format}: {value}";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var (it, i) in value.EnumerateArray().Select((it, i) => (it, i)))
                foreach (var fault in Faults(document, items, it, $"{at}/{i}")) yield return fault;
        if (value.ValueKind != JsonValueKind.Object) yield break;
        if (schema.TryGetProperty("required", out var required))
            foreach (var it in required.EnumerateArray())
                if (!value.TryGetProperty(it.GetString()!, out _)) yield return $"{at} has no {it}";
        var properties = schema.TryGetProperty("properties", out var known) ? known : default;
        foreach (var it in value.EnumerateObject())
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(it.Name, out var own))
                foreach (var fault in Faults(document, own, it.Value, $"{at}/{it.Name}")) yield return fault;
            else if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False) yield return $"{at} has {it.Name}, which is not said";
    }

    static bool Is(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
