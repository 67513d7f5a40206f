using System.Text.Json.Nodes;
using Bargate.Kernel.Councils;
using Bargate.Services.Commands;
using Bargate.Services.Contract;

namespace Bargate.Services.Editing;

/// <summary>The schema of service files as a table of properties with names and help.</summary>
internal sealed class FormatTable
{
    public static IReadOnlyList<string> Parts { get; } = ["service", "question", "value", "group", "use", "page", "stage", "task", "assign", "option-with-hint", "exit"];

    // Small parts of which there is one: their properties are written as errors/missing.
    static readonly string[] Within = ["errors", "duplicates", "repeat", "keep", "rating", "fee", "renewal", "case", "auto", "public", "reopen", "overdue", "to"];

    static readonly string[] Long = ["before", "body"], YesNo = ["letters", "whole"], Numbers = ["min", "max", "max-length", "max-size", "width"], Many = ["accept"];

    readonly IReadOnlyList<QuestionKind> kinds;
    readonly Words words;
    readonly JsonObject parts;
    readonly Dictionary<(string, string?), IReadOnlyList<FormatProperty>> known = [];
    readonly Lock filling = new();

    public FormatTable(IReadOnlyList<QuestionKind> kinds, Words words)
    {
        (this.kinds, this.words) = (kinds, words);
        parts = Schema.Tree(kinds)["$defs"]!.AsObject();
    }

    public IReadOnlyList<FormatProperty> Of(string part, string? type)
    {
        lock (filling)
        {
            if (known.TryGetValue((part, type), out var found)) return found;
            if (parts[part]?["properties"] is null) return [];
            var all = Read(part, "", true).Where(it => part != "question" || type is null || Fits(it.Name.Split('/')[0], type)).ToList();
            return known[(part, type)] = part == "question" && kinds.FirstOrDefault(it => it.Name == type) is { } kind ? [.. all.Select(it => Typed(it, kind))] : all;
        }
    }

    IEnumerable<FormatProperty> Read(string part, string before, bool needed)
    {
        var (map, required) = (parts[part]!, parts[part]!["required"]!.AsArray().Select(it => it!.GetValue<string>()).ToHashSet());
        foreach (var (name, node) in map["properties"]!.AsObject())
        {
            var (whole, must) = (before + name, needed && required.Contains(name));
            if (Ref(node!) is { } within && Within.Contains(within))
                foreach (var inner in Read(within, whole + "/", must)) yield return inner;
            else yield return new FormatProperty(whole, KindOf(name, node!), FormatWords.Name(words, whole), Help(part, whole, node!), must, ChoicesOf(node!));
        }
    }

    string Help(string part, string name, JsonNode node) =>
        words.Find($"services.format.{part}-{name.Replace('/', '-')}.help") ?? words.Find($"services.format.{name.Replace('/', '-')}.help") ?? node["description"]!.GetValue<string>();

    static string? Ref(JsonNode node) => node["$ref"]?.GetValue<string>()["#/$defs/".Length..];

    static PropertyKind KindOf(string name, JsonNode node)
    {
        if (Long.Contains(name)) return PropertyKind.LongText;
        if (Ref(node) is { } part) return part switch { "text" => PropertyKind.Text, "words" or "numbers" => PropertyKind.Words, _ => PropertyKind.Part };
        if (node["enum"] is not null) return PropertyKind.Choice;
        if (node["anyOf"] is JsonArray any) return any[0]?["enum"] is null ? PropertyKind.Part : PropertyKind.Choices;
        if (node["pattern"] is { } pattern) return pattern.GetValue<string>().Contains("day", StringComparison.Ordinal) ? PropertyKind.Duration : PropertyKind.Word;
        return node["type"] switch
        {
            JsonArray several => several.Any(it => it!.GetValue<string>() == "number") ? PropertyKind.Formula : PropertyKind.Condition,
            JsonValue one => one.GetValue<string>() switch
            {
                "string" => PropertyKind.Word,
                "integer" => PropertyKind.Number,
                "boolean" => PropertyKind.YesNo,
                "array" when Ref(node["items"]!) == "text" => PropertyKind.Lines,
                _ => PropertyKind.Part,
            },
            _ => YesNo.Contains(name) ? PropertyKind.YesNo : Numbers.Contains(name) ? PropertyKind.Number : Many.Contains(name) ? PropertyKind.Words : PropertyKind.Word,
        };
    }

    static IReadOnlyList<string> ChoicesOf(JsonNode node) =>
        (node["enum"] ?? (node["anyOf"] as JsonArray)?[0]?["enum"]) is JsonArray words ? [.. words.Select(it => it!.GetValue<string>())] : [];

    bool Fits(string property, string type)
    {
        var kind = kinds.FirstOrDefault(it => it.Name == type);
        return kind is null || property switch
        {
            "options" => kind.TakesOptions,
            "duplicates" => kind.Name == "location",
            _ => kind.Settings.Contains(property) || !kinds.Any(it => it.Settings.Contains(property)),
        };
    }

    static FormatProperty Typed(FormatProperty property, QuestionKind kind) =>
        kind.DateSettings.Contains(property.Name) ? property with { Kind = PropertyKind.Date } : kind.TextSettings.Contains(property.Name) ? property with { Kind = PropertyKind.Text } : property;
}
