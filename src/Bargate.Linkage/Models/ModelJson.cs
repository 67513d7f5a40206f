using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bargate.Linkage.Models;

/// <summary>A model as JSON. 'format' grows when a reader of before could misread it.</summary>
internal static class ModelJson
{
    const int Format = 1;

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new TextConverter<BlockingRule>(BlockingRule.Parse), new TextConverter<DeterministicRule>(DeterministicRule.Parse) },
    };

    sealed record Document(int Format, string? Version, LinkageSettings Settings, double Prior, IReadOnlyList<ComparisonWeights> Weights, MixtureModel? Mixture, IReadOnlyList<string> Checks, IReadOnlyDictionary<string, IReadOnlyList<string>> Generic);

    public static string Write(LinkageModel model) => JsonSerializer.Serialize(Of(model, VersionOf(model)), Options);

    public static string VersionOf(LinkageModel model) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Of(model, null), Options))))[..12];

    public static LinkageModel Read(string json)
    {
        Document document;
        try
        {
            document = JsonSerializer.Deserialize<Document>(json, Options) ?? throw new FormatException("The model file is empty.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"This is not a model of Bargate.Linkage: {wrong.Message}", wrong);
        }
        if (document.Format is < 1 or > Format) throw new FormatException($"The model file has format {document.Format}; this version reads format {Format}.");
        if (document.Settings is null || document.Weights is null) throw new FormatException("The model file has no settings or no weights.");
        var model = new LinkageModel { Settings = document.Settings, Weights = document.Weights, Prior = document.Prior, Mixture = document.Mixture, Checks = document.Checks ?? [], Generic = document.Generic ?? new Dictionary<string, IReadOnlyList<string>>() };
        ModelChecks.Hold(model);
        return model;
    }

    static Document Of(LinkageModel model, string? version) => new(Format, version, model.Settings, model.Prior, model.Weights, model.Mixture, model.Checks, model.Generic);

    /// <summary>A rule in a file reads as people write it.</summary>
    sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T> where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => parse(reader.GetString() ?? "");
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
