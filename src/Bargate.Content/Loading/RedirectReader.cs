using Bargate.Kernel.Yaml;

namespace Bargate.Content.Loading;

/// <summary>Reads `redirects.yaml`: where a page was, and where it is now. The old address may be of another system, with capitals and an ending.</summary>
internal static class RedirectReader
{
    public const string File = "redirects.yaml";

    /// <summary>The text; null when it has a fault, or is not there.</summary>
    /// <param name="pages">The paths of all pages.</param>
    public static string? Check(string? text, IReadOnlySet<string> pages, World world, Faults all)
    {
        if (text is null) return null;
        var faults = new Faults();
        var found = Read(text, faults);
        var from = found.Select(it => it.From).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (old, to, oldAt, at) in found)
        {
            var link = new PageLinkAt(to, at);
            if (pages.Contains(old) || world.Leads(old)) faults.Add(oldAt, $"{old} is a page", "Remove this line: nobody would be led on from it");
            else if (from.Contains(link.Path)) faults.Add(at, $"{to} is led on itself", "Write the address where it ends, which must not be in this list");
            else if (link.IsOurs && !pages.Contains(link.Path) && !world.Leads(link.Path)) faults.Add(at, $"{to} is not a page", Nearest.To(link.Path, pages) is { } near ? $"Did you mean {near}?" : "Mend the address, or write the page");
        }
        all.AddRange(faults);
        return faults.Count == 0 ? text : null;
    }

    public static IReadOnlyList<(string From, string To, Position FromAt, Position At)> Read(string text, Faults faults)
    {
        var found = new List<(string From, string To, Position FromAt, Position At)>();
        var node = YamlReader.Read(File, text, faults);
        if (node is not null and not YamlMap) faults.Add(node.At, $"This file is {node.Shape}", "Write lines such as `/old/address: /council-tax/pay`");
        foreach (var entry in (node as YamlMap)?.Entries ?? [])
            if (!entry.Key.StartsWith('/') || entry.Key.Contains('?', StringComparison.Ordinal)) faults.Add(entry.At, $"'{entry.Key}' is not an old address of ours", "Begin it with /, without what stands behind a ?");
            else if (entry.Value is not YamlScalar { Text: var to } || !(to.StartsWith('/') || to.StartsWith("https://", StringComparison.Ordinal)) || to.StartsWith("//", StringComparison.Ordinal))
                faults.Add(entry.Value.At, $"{entry.Key} leads to no address", "Write one that begins with / for a page of ours, or with https://");
            else found.Add((Plain(entry.Key), to, entry.At, entry.Value.At));
        return found;
    }

    /// <summary>An address without the `/` at its end.</summary>
    public static string Plain(string path) => path.Length > 1 ? path.TrimEnd('/') : path;
}
