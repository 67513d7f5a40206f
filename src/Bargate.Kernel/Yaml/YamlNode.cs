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

/// <summary>How a value is written: this decides where a letter of it stands in the file.</summary>
public enum Quotes
{
    None,
    Single,
    Double,
    Block,
}

/// <summary>One value.</summary>
public sealed class YamlScalar(string text, Quotes quotes, Position at, int start, int end) : YamlNode(at, start, end)
{
    public string Text => text;

    /// <summary>Written without quotes.</summary>
    public bool Plain => quotes == Quotes.None;

    public override string Shape => "a single value";

    /// <summary>Where a letter of the text stands; in a text of several lines, where the text begins.</summary>
    public Position PositionOf(int letter) => quotes switch
    {
        Quotes.Block => At,
        Quotes.None => At.Plus(letter),
        Quotes.Single => At.Plus(1 + letter + text.AsSpan(0, Math.Min(letter, text.Length)).Count('\'')),
        _ => At.Plus(1 + letter),
    };
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
public sealed record YamlEntry(string Key, Position At, YamlNode Value)
{
    /// <summary>The span of the key in the text.</summary>
    public int Start { get; init; }

    public int End { get; init; }
}
