using System.Globalization;

namespace Bargate.Kernel.Yaml;

/// <summary>Reads one map key by key. Call <see cref="Finish"/> last: a key that nobody asked for is then a fault.</summary>
public sealed class MapReader(YamlMap map, Faults faults)
{
    readonly List<string> asked = [];

    public Faults Faults => faults;

    public YamlMap Map => map;

    public Position At => map.At;

    public Position KeyAt(string key) => map.Entries.FirstOrDefault(e => e.Key == key)?.At ?? map.At;

    /// <summary>Where the value of a key stands, or where the map starts.</summary>
    public Position ValueAt(string key) => map[key]?.At ?? map.At;

    public bool Has(string key) => Node(key) is not null;

    public YamlNode? Node(string key)
    {
        if (!asked.Contains(key)) asked.Add(key);
        return map[key] is { } node and not YamlScalar { Plain: true, Text: "" or "~" or "null" } ? node : null;
    }

    public YamlNode? RequiredNode(string key)
    {
        if (Node(key) is { } node) return node;
        faults.Add(map[key]?.At ?? map.At, $"'{key}' is missing", $"Add `{key}:` here");
        return null;
    }

    public string Required(string key) => AsText(key, RequiredNode(key)) ?? "";

    public string? Optional(string key) => AsText(key, Node(key));

    public YamlScalar? Scalar(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is YamlScalar scalar) return scalar;
        Expected(node, key, "a single value");
        return null;
    }

    public bool YesNo(string key, bool otherwise = false)
    {
        switch (Scalar(key))
        {
            case null: return otherwise;
            case { Text: "true" or "yes" }: return true;
            case { Text: "false" or "no" }: return false;
            case var other:
                faults.Add(other.At, $"'{key}' is neither true nor false", "Write true or false");
                return otherwise;
        }
    }

    public int Int(string key, int otherwise, int min = int.MinValue, int max = int.MaxValue)
    {
        if (Scalar(key) is not { } scalar) return otherwise;
        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        faults.Add(scalar.At, $"'{key}' must be a whole number{Range(min, max)}", "Write it in digits");
        return otherwise;
    }

    public int? IntOrNull(string key, int min = int.MinValue, int max = int.MaxValue) =>
        Node(key) is null ? null : Int(key, min, min, max);

    public MapReader? Child(string key) => AsMap(Node(key), key);

    public MapReader? RequiredChild(string key) => AsMap(RequiredNode(key), key);

    public IReadOnlyList<MapReader> Children(string key) =>
        [.. Items(key).Select(item => AsMap(item, key)).OfType<MapReader>()];

    public IReadOnlyList<YamlNode> Items(string key)
    {
        if (Node(key) is not { } node) return [];
        if (node is YamlList list) return list.Items;
        Expected(node, key, "a list");
        return [];
    }

    /// <summary>A list of words; one word alone is a list of one.</summary>
    public IReadOnlyList<YamlScalar> Scalars(string key)
    {
        if (Node(key) is YamlScalar one) return [one];
        var found = new List<YamlScalar>();
        foreach (var item in Items(key))
            if (item is YamlScalar scalar) found.Add(scalar);
            else Expected(item, key, "a single value");
        return found;
    }

    public IReadOnlyList<string> Strings(string key) => [.. Scalars(key).Select(s => s.Text)];

    public void Expected(YamlNode found, string key, string expected) =>
        faults.Add(found.At, $"'{key}' is {found.Shape}", $"Write {expected} here");

    /// <summary>Names each key that was never asked for, with the nearest one that may stand here.</summary>
    public void Finish()
    {
        foreach (var entry in map.Entries)
            if (!asked.Contains(entry.Key))
                faults.Add(entry.At, $"'{entry.Key}' is not known here", Nearest.Suggest(entry.Key, asked));
    }

    MapReader? AsMap(YamlNode? node, string key)
    {
        if (node is YamlMap child) return child.Read(faults);
        if (node is not null) Expected(node, key, "keys with values");
        return null;
    }

    string? AsText(string key, YamlNode? node)
    {
        if (node is null) return null;
        if (node is not YamlScalar scalar)
        {
            Expected(node, key, "a single value");
            return null;
        }
        if (scalar.Text.Trim().Length > 0) return scalar.Text;
        faults.Add(scalar.At, $"'{key}' is empty", "Write its value, or remove the key");
        return null;
    }

    static string Range(int min, int max) => (min, max) switch
    {
        (int.MinValue, int.MaxValue) => "",
        (_, int.MaxValue) => $" of at least {min}",
        (int.MinValue, _) => $" of at most {max}",
        _ => $" from {min} to {max}",
    };
}
