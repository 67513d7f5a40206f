using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Maker;

/// <summary>A property of a part on its page.</summary>
internal sealed record PartField(FormatProperty Property, string Name, string Value, string? Language)
{
    public string Label => (Language is null ? Property.Words : $"{Property.Words} ({Language})") + When;

    /// <summary>The rule that it belongs to, behind its name: `, if Is it urgent? is Yes`.</summary>
    public string? When { get; init; }

    /// <summary>Where it stands, when that is not the part itself.</summary>
    public string? At { get; init; }

    public bool IsArea => Property.Kind is PropertyKind.LongText or PropertyKind.Lines or PropertyKind.Part || Value.Contains('\n', StringComparison.Ordinal);
}

/// <summary>The properties of a part as fields, and what of them was changed.</summary>
internal static class PartFields
{
    // Changed by operations of their own, or with the whole text.
    static readonly string[] Apart = ["id", "group", "use", "questions", "officers-only", "options", "case/stages"];

    public static IReadOnlyList<PartField> Of(ServiceFormat format, ServiceText text, TextPart? part, IReadOnlyList<string> languages)
    {
        var path = part?.Path ?? "";
        var properties = part is null ? format.Properties("service") : format.Properties(part);
        return [.. properties.Where(it => !Apart.Contains(it.Name) && !(part is null && it.Name == "exits")).SelectMany(it => Fields(text, path, it, languages))];
    }

    static IEnumerable<PartField> Fields(ServiceText text, string path, FormatProperty property, IReadOnlyList<string> languages)
    {
        var said = text.Get(path, property.Name, languages[0]) ?? "";
        if (property.Kind is not (PropertyKind.Text or PropertyKind.LongText) || text.Get(path, property.Name, "-") is not { } all || all == said)
        {
            yield return new(property, property.Name, said, null);
            yield break;
        }
        // Written in several languages: a field for each.
        foreach (var language in languages)
            yield return new(property, $"{property.Name}@{language}", text.Get(path, property.Name, language) ?? "", language);
    }

    /// <summary>Who gets the case, rule by rule, in place of the lines of the file.</summary>
    /// <param name="when">What a condition says in words.</param>
    /// <param name="otherwise">Said of a rule without a condition.</param>
    public static IEnumerable<PartField> Rules(ServiceFormat format, ServiceText text, Func<string, string> when, string otherwise)
    {
        var properties = format.Properties("to");
        for (var i = 0; i < text.CountOf("case/assign"); i++)
        {
            var (rule, to) = ($"case/assign/{i}", $"case/assign/{i}/to");
            var said = text.Get(rule, "when") is { } condition ? when(condition) : otherwise;
            foreach (var property in properties) yield return new(property, $"{to}/{property.Name}", text.Get(to, property.Name) ?? "", null) { At = to, When = said };
        }
    }

    /// <summary>The fields whose text is another one now. It is compared with what the page showed, so that nobody's later change is taken back.</summary>
    public static IReadOnlyList<(PartField Field, string Value)> Changed(IReadOnlyList<PartField> shown, IFormCollection posted) =>
        [.. shown.Where(it => posted.ContainsKey(it.Name)).Select(it => (it, posted[it.Name].ToString())).Where(it => !PostedText.Same(it.Item2, it.it.Value))];

    public static Edited Apply(ServiceText text, string path, IReadOnlyList<(PartField Field, string Value)> changes, string language)
    {
        var edited = new Edited(text);
        foreach (var (field, value) in changes)
        {
            var name = field.Property.Name;
            edited = field.Property.Kind == PropertyKind.Part ? edited.Text.SetYaml(path.Length == 0 ? name : $"{path}/{name}", string.IsNullOrWhiteSpace(value) ? null : value.ReplaceLineEndings("\n")) : edited.Text.Set(field.At ?? path, name, value, field.Language ?? language);
            if (!edited.Done) return edited;
        }
        return edited;
    }
}
