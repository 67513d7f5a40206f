using System.Collections.Concurrent;
using System.Reflection;
using Bargate.Kernel.Yaml;

namespace Bargate.Kernel.Councils;

/// <summary>Gathers the modules' own words (embedded as Assembly.Words.en.yaml) and lays the council's over them.</summary>
public static class WordsReader
{
    public static Words Load(IEnumerable<Assembly> modules, Council council, Faults faults)
    {
        var assemblies = modules.Distinct().ToList();
        var missing = new ConcurrentDictionary<string, bool>();
        var first = Texts(assemblies, council, council.Language, null, faults);
        var others = new List<Words>();
        foreach (var language in council.Languages.Skip(1))
        {
            var texts = new Dictionary<string, string>(first, StringComparer.Ordinal);
            foreach (var (key, text) in Texts(assemblies, council, language, first, faults)) texts[key] = text;
            others.Add(new Words(language, texts, [], missing));
        }
        return new Words(council.Language, first, others, missing);
    }

    static Dictionary<string, string> Texts(List<Assembly> modules, Council council, string language, Dictionary<string, string>? first, Faults faults)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var module in modules)
        {
            var name = $"{module.GetName().Name}.Words.{language}.yaml";
            using var stream = module.GetManifestResourceStream(name);
            if (stream is null) continue;
            using var reader = new StreamReader(stream);
            Flatten(YamlReader.Read(name, reader.ReadToEnd(), faults), "", texts, faults, known: null);
        }
        var file = $"words/{language}.yaml";
        if (File.Exists(Path.Combine(council.Folder, file)))
            Flatten(YamlReader.ReadFile(Path.Combine(council.Folder, file), file, faults), "", texts, faults, known: (first ?? texts).Keys.ToHashSet());
        return texts;
    }

    static void Flatten(YamlNode? node, string key, Dictionary<string, string> texts, Faults faults, HashSet<string>? known)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var entry in map.Entries)
                    Flatten(entry.Value, key.Length == 0 ? entry.Key : $"{key}.{entry.Key}", texts, faults, known);
                break;
            case YamlScalar scalar when key.Length > 0:
                var text = scalar.Text.TrimEnd('\n');
                if (known is not null && !known.Contains(key))
                    faults.Add(scalar.At, $"No page uses the words '{key}'", Nearest.To(key, known) is { } near ? $"Did you mean '{near}'?" : "Remove them");
                else if (known is not null) texts[key] = text;
                else if (!texts.TryAdd(key, text)) faults.Add(scalar.At, $"Another module has the words '{key}' already", "Begin the key with the name of its own module");
                break;
            case not null:
                faults.Add(node.At, $"The words '{key}' are {node.Shape}", "Write one text for each key");
                break;
        }
    }
}
