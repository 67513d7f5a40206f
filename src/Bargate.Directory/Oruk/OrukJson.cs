using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Bargate.Directory.Oruk;

/// <summary>How these documents are written: snake_case, and nothing for what has no value (null, an empty text, an empty list).</summary>
internal static class OrukJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 32,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsEmpty } },
    };

    public static string Write<T>(T document) => JsonSerializer.Serialize(document, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <summary>A copy that can be changed without changing the other.</summary>
    public static T Copy<T>(T document) => Read<T>(Write(document));

    // Some texts are required by the contract and are written even where they are empty; an id always is one.
    public static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(string) && property.IsSetNullable) property.ShouldSerialize = (_, value) => value is string { Length: > 0 };
            else if (typeof(IList).IsAssignableFrom(property.PropertyType)) property.ShouldSerialize = (_, value) => value is IList { Count: > 0 };
        }
    }
}
