using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>Reads texts for people: one text, or one for each language.</summary>
internal sealed class Texts(Places places, Surroundings around, Faults faults)
{
    public Text Required(MapReader map, string key) =>
        map.RequiredNode(key) is { } node ? Of(node, key) : Text.Empty;

    public Text? Optional(MapReader map, string key) => map.Node(key) is { } node ? Of(node, key) : null;

    public Text Of(YamlNode node, string key)
    {
        var text = node switch
        {
            YamlScalar scalar => Single(scalar, key),
            YamlMap map => Several(map, key),
            _ => Unreadable(node, key),
        };
        if (!text.IsEmpty) places.Texts.Add((text, node.At));
        return text;
    }

    Text Single(YamlScalar scalar, string key)
    {
        if (string.IsNullOrWhiteSpace(scalar.Text)) faults.Add(scalar.At, $"'{key}' is empty", "Write its text, or remove the key");
        return Text.Of(scalar.Text.TrimEnd('\n'));
    }

    Text Several(YamlMap map, string key)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
            if (!around.Languages.Contains(entry.Key))
                faults.Add(entry.At, $"'{entry.Key}' is not a language of this council", Nearest.Suggest(entry.Key, around.Languages));
            else if (entry.Value is YamlScalar { Text: var text } && !string.IsNullOrWhiteSpace(text))
                texts[entry.Key] = text.TrimEnd('\n');
            else
                faults.Add(entry.Value.At, $"'{key}' has no text in '{entry.Key}'", "Write the text in quotes");
        if (map.Entries.Count == 0) faults.Add(map.At, $"'{key}' is empty", "Write its text, or one for each language");
        return texts.Count == 0 ? Text.Empty : new Text(texts);
    }

    Text Unreadable(YamlNode node, string key)
    {
        faults.Add(node.At, $"'{key}' is {node.Shape}", "Write one text, or one for each language: { en: ..., pl: ... }");
        return Text.Empty;
    }
}
