using Bargate.Kernel.Yaml;

namespace Bargate.Services.Loading;

/// <summary>Puts the questions of blocks where `use:` names them.</summary>
internal sealed class Blocks(ServiceSource source, Faults faults)
{
    /// <summary>A block's questions could not be read: what speaks of them has no fault of its own.</summary>
    public bool Lost { get; private set; }

    /// <summary>The questions in order, blocks expanded; and the exit pages that blocks bring.</summary>
    public List<MapReader> Expand(IReadOnlyList<MapReader> items, List<MapReader> exits)
    {
        var questions = new List<MapReader>();
        foreach (var item in items)
            if (item.Map["use"] is null) questions.Add(item);
            else questions.AddRange(Block(item, exits));
        return questions;
    }

    IReadOnlyList<MapReader> Block(MapReader item, List<MapReader> exits)
    {
        var questions = Read(item, exits);
        if (questions.Count == 0) Lost = true;
        return questions;
    }

    IReadOnlyList<MapReader> Read(MapReader item, List<MapReader> exits)
    {
        var name = item.Required("use");
        item.Finish();
        if (name.Length == 0) return [];
        if (!name.Contains('@', StringComparison.Ordinal))
        {
            faults.Add(item.ValueAt("use"), $"'{name}' has no version", $"Write {name}@1");
            return [];
        }
        if (!source.Blocks.TryGetValue(name, out var text))
        {
            faults.Add(item.ValueAt("use"), $"There is no block '{name}'", Nearest.To(name, source.Blocks.Keys) is { } near ? $"Did you mean '{near}'?" : $"Write blocks/{name}.yaml, or the name of a block that is there");
            return [];
        }
        if (YamlReader.Read($"blocks/{name}.yaml", text, faults) is not { } node) return [];
        if (node is not YamlMap map)
        {
            faults.Add(node.At, $"This block is {node.Shape}", "Write `questions:` with a list");
            return [];
        }
        var block = map.Read(faults);
        block.RequiredNode("questions");
        var questions = block.Children("questions");
        if (block.Child("exits") is { } pages) exits.Add(pages);
        block.Finish();
        foreach (var nested in questions.Where(q => q.Map["use"] is not null))
            faults.Add(nested.At, "A block cannot use another block", "Write its questions out here");
        return [.. questions.Where(q => q.Map["use"] is null)];
    }
}
