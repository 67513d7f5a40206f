using Bargate.Kernel.Yaml;

namespace Bargate.Services.Editing;

/// <summary>A node with its place: the collection that holds it, which one of it, and the way there from the top.</summary>
internal sealed record Spot(Spot? Holder, int Index, YamlNode Node, YamlEntry? Entry)
{
    /// <summary>Positions from the top.</summary>
    public IReadOnlyList<int> Steps => Holder is null ? [] : [.. Holder.Steps, Index];

    public IEnumerable<Spot> Children => Node switch
    {
        YamlMap map => map.Entries.Select((it, i) => new Spot(this, i, it.Value, it)),
        YamlList list => list.Items.Select((it, i) => new Spot(this, i, it, null)),
        _ => [],
    };

    /// <summary>The child of this name: a key, the id of an item, or its number.</summary>
    public Spot? Child(string name)
    {
        if (Node is YamlMap) return Children.FirstOrDefault(it => it.Entry!.Key == name);
        return Children.FirstOrDefault(it => it.Id == name) ?? (int.TryParse(name, out var index) ? Children.ElementAtOrDefault(index) : null);
    }

    /// <summary>What an item of a list is called.</summary>
    public string? Id => Node is YamlMap map ? Names.Select(it => (map[it] as YamlScalar)?.Text).FirstOrDefault(it => !string.IsNullOrEmpty(it)) : null;

    /// <summary>The way there: names where there are names that nothing else has, numbers where there are none.</summary>
    public string Path => Holder is null ? "" : (Holder.Holder is null ? "" : Holder.Path + "/") + Name;

    string Name => Entry?.Key ?? (Id is { } id && Holder!.Child(id)?.Index == Index && !id.Contains('/', StringComparison.Ordinal) ? id : Index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    static readonly string[] Names = ["group", "id", "use", "walk"];
}

/// <summary>A file of the council, open for editing: its text, and what stands where.</summary>
internal sealed class Document
{
    public Document(string file, string text)
    {
        (File, Lines) = (file, new Lines(text));
        Spans = new Spans(Lines);
        var node = YamlReader.Read(file, text, Faults);
        if (node is not null and not YamlMap) Faults.Add(node.At, $"This file is {node.Shape}", "Write keys with values, such as `title: Report a missed bin`");
        if (Faults.Count == 0 && node is not null) Top = new Spot(null, 0, node, null);
    }

    public string File { get; }

    public string Text => Lines.Text;

    public Lines Lines { get; }

    public Spans Spans { get; }

    /// <summary>Why the text cannot be read at all.</summary>
    public Faults Faults { get; } = new();

    /// <summary>Null when the text cannot be read.</summary>
    public Spot? Top { get; }

    public Spot? Find(string path)
    {
        var spot = Top;
        if (path.Length == 0) return spot;
        foreach (var name in path.Split('/')) spot = spot?.Child(name);
        return spot;
    }

    /// <summary>How far a list stands to the right of its key, as this file does it.</summary>
    public int DashDepth => All(Top).Where(it => it is { Node: YamlList, Entry: not null } && !Spans.IsFlow(it.Node)).Select(it => (int?)(Lines.Column(it.Node.Start) - Lines.Column(it.Entry!.Start))).FirstOrDefault() ?? 2;

    /// <summary>Every node in order.</summary>
    public static IEnumerable<Spot> All(Spot? from) => from is null ? [] : from.Children.SelectMany(it => All(it).Prepend(it));

    public int LineOf(int at) => Text.AsSpan(0, at).Count('\n') + 1;
}
