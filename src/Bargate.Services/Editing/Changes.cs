using Bargate.Kernel.Yaml;

namespace Bargate.Services.Editing;

/// <summary>A changed text, and what it must say when it is read.</summary>
internal sealed record Changed(string Text, Meaning Meaning);

/// <summary>The operations on a file, each with what is to come of it.</summary>
internal sealed partial class Changes(Document document)
{
    readonly Edit edit = new(document);
    readonly Meaning meaning = Meaning.Of(document.Top!.Node);

    public Changed SetYaml(string path, string? yaml)
    {
        if (string.IsNullOrWhiteSpace(yaml)) return Remove(path);
        if (document.Find(path) is not { } spot)
        {
            var (holder, key) = path.LastIndexOf('/') is >= 0 and var at ? (path[..at], path[(at + 1)..]) : ("", path);
            return AddEntry(holder, key, yaml, null);
        }
        var lines = Lines.Cut(yaml.TrimEnd());
        return edit.ValueOf(spot).SequenceEqual(lines) ? new(document.Text, meaning) : Replace(spot, Parsed(yaml));
    }

    public Changed Add(string list, int position, string yaml)
    {
        var value = Parsed(yaml);
        if (document.Find(list) is not { } spot || IsNothing(spot.Node))
        {
            var (holder, key) = list.LastIndexOf('/') is >= 0 and var at ? (list[..at], list[(at + 1)..]) : ("", list);
            return AddEntry(holder, key, string.Join('\n', value.AsItem()), null);
        }
        if (spot.Node is not YamlList held) throw new Refusal($"'{list}' is {spot.Node.Shape}, not a list");
        position = Math.Clamp(position, 0, held.Items.Count);
        return new(edit.Insert(spot, position, null, value), meaning.At(spot.Steps, it => it.With(position, "", Meaning.Of(value.Node))));
    }

    /// <summary>Adds a key where the format has it, or at a position.</summary>
    public Changed AddEntry(string path, string key, string yaml, int? position)
    {
        var value = Parsed(yaml);
        if (document.Find(path) is not { } spot || IsNothing(spot.Node))
        {
            var (holder, name) = path.LastIndexOf('/') is >= 0 and var at ? (path[..at], path[(at + 1)..]) : ("", path);
            if (path.Length == 0 || holder.Length > 0 && document.Find(holder) is null) throw new Refusal($"There is no part '{(holder.Length > 0 ? holder : path)}' in this text");
            return AddEntry(holder, name, Style.Holds(document, name, key, value), null);
        }
        if (spot.Node is not YamlMap map) throw new Refusal($"'{path}' is {spot.Node.Shape}, so it cannot hold '{key}'");
        if (spot.Child(key) is { } there)
        {
            if (IsNothing(there.Node)) return Replace(there, value);
            throw new Refusal($"'{key}' is there already. Choose another name");
        }
        var index = Math.Clamp(position ?? Style.Place(spot, key), 0, map.Entries.Count);
        return new(edit.Insert(spot, index, key, value), meaning.At(spot.Steps, it => it.With(index, key, Meaning.Of(value.Node))));
    }

    public Changed Remove(string path)
    {
        var spot = Found(path);
        if (spot.Holder is null) throw new Refusal("The whole service cannot be removed from its text");
        return new(edit.Remove(spot), Without(spot));
    }

    public Changed MoveBy(string path, int by)
    {
        var spot = Found(path);
        var to = spot.Index + by;
        if (spot.Holder is null || to < 0 || to >= spot.Holder.Children.Count()) throw new Refusal(by < 0 ? "This is the first one already" : "This is the last one already");
        return Order(spot, to);
    }

    public Changed Move(string path, string list, int position)
    {
        var spot = Found(path);
        if (spot.Holder is { } own && own.Path == (document.Find(list)?.Path ?? list)) return Order(spot, Math.Clamp(position, 0, own.Children.Count() - 1));
        if (spot.Holder?.Node is not YamlList) throw new Refusal("Only an item of a list can be moved to another list");
        if ((list + "/").StartsWith(spot.Path + "/", StringComparison.Ordinal)) throw new Refusal("A group cannot be moved into itself");
        var moved = Meaning.Of(spot.Node);
        var lines = edit.LinesOf(spot);
        var inFlow = document.Spans.IsFlow(spot.Holder.Node);
        // What is empty without it stays until the move is done: its own list, so that no path changes under the other one.
        var left = new Document(document.File, edit.Remove(spot));
        var between = Without(spot);
        if (left.Top is null || !Meaning.Same(between, Meaning.Of(left.Top.Node))) throw new Refusal("This item is written in a way that cannot be moved. Move it in the text");
        if (left.Find(list) is not { Node: YamlList held } to || held.Items.Count == 0 || left.Spans.IsFlow(held))
            return new Changes(left).Add(list, position, inFlow ? lines[0] : string.Join('\n', Undashed(lines)));
        position = Math.Clamp(position, 0, held.Items.Count);
        IReadOnlyList<string> written = inFlow ? [.. lines.Select((it, i) => i == 0 ? "- " + it : it)] : lines;
        return new(new Edit(left).InsertLines(held, position, written), between.At(to.Steps, it => it.With(position, "", moved)));
    }

    static IEnumerable<string> Undashed(IReadOnlyList<string> lines) => lines.Select(it => it.StartsWith("- ", StringComparison.Ordinal) || it.StartsWith("  ", StringComparison.Ordinal) ? it[2..] : it);

    Changed Order(Spot spot, int to) => new(edit.Move(spot.Holder!, spot.Index, to), meaning.At(spot.Holder!.Steps, it => it.Moved(spot.Index, to)));

    Changed Replace(Spot spot, Snippet value) => new(edit.Replace(spot, value), meaning.At(spot.Steps, _ => Meaning.Of(value.Node)));

    // As the edit does it: what is left empty goes too.
    Meaning Without(Spot spot)
    {
        var holder = spot.Holder!;
        if (holder.Children.Count() > 1) return meaning.At(holder.Steps, it => it.Without(spot.Index));
        var flow = document.Spans.IsFlow(holder.Node);
        return Edit.Kept(holder) || flow && holder.Entry is null ? meaning.At(holder.Steps, it => it.Without(spot.Index)) : Without(holder);
    }

    Spot Found(string path) => document.Find(path) ?? throw new Refusal($"There is no part '{path}' in this text. It may have been removed or renamed");

    static Snippet Parsed(string yaml)
    {
        var faults = new Faults();
        return Snippet.Of(yaml, faults) ?? throw new Refusal(faults.First() is var fault ? $"Line {fault.Line}: {fault.Problem}. {fault.Fix}" : "");
    }

    static bool IsNothing(YamlNode node) => node is YamlScalar { Plain: true, Text: "" or "~" or "null" };
}
