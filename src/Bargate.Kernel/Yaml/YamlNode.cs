namespace Bargate.Kernel.Yaml;

/// <summary>A value in a YAML file, with its place and its span in the text, so that an edit can replace exactly that span.</summary>
public abstract class YamlNode(Position at, int start, int end)
{
    public Position At => at;

    public int Start => start;

    public int End => end;

    /// <summary>What a person would call this node in an error.</summary>
    public abstract string Shape { get; }
}

/// <summary>One value. <see cref="Plain"/> is true when it is written without quotes.</summary>
public sealed class YamlScalar(string text, bool plain, bool block, Position at, int start, int end) : YamlNode(at, start, end)
{
    public string Text => text;

    public bool Plain => plain;

    public override string Shape => "a single value";

    /// <summary>Where the text itself starts, after an opening quote.</summary>
    public Position TextAt => plain || block ? At : At.Plus(1);
}

/// <summary>An ordered list.</summary>
public sealed class YamlList(IReadOnlyList<YamlNode> items, Position at, int start, int end) : YamlNode(at, start, end)
{
    public IReadOnlyList<YamlNode> Items => items;

    public override string Shape => "a list";
}

/// <summary>Keys with values, in the order of the file.</summary>
public sealed class YamlMap(IReadOnlyList<YamlEntry> entries, Position at, int start, int end) : YamlNode(at, start, end)
{
    public IReadOnlyList<YamlEntry> Entries => entries;

    public YamlNode? this[string key] => entries.FirstOrDefault(e => e.Key == key)?.Value;

    public override string Shape => "keys with values";

    /// <summary>Reads this map key by key; what is never asked for is an unknown key.</summary>
    public MapReader Read(Faults faults) => new(this, faults);
}

/// <summary>One key of a map.</summary>
public sealed record YamlEntry(string Key, Position At, YamlNode Value);
