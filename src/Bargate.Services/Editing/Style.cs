using Bargate.Kernel.Yaml;

namespace Bargate.Services.Editing;

/// <summary>How service files are written: the order of keys, and what stands on one line. What the file itself does goes first.</summary>
internal static class Style
{
    static readonly string[] Service =
        ["title", "summary", "topic", "lgsl", "lgil", "team", "languages", "takes", "for", "needs", "before", "questions", "officers-only", "exits", "fee", "renewal", "case", "messages", "rating", "keep"];

    // The settings of a type stand behind it.
    static readonly string[] Question =
        ["group", "id", "ask", "label", "hint", "why", "type", "item", "repeat", "*", "value", "show", "optional", "when", "options", "exits", "errors", "duplicates", "questions"];

    static readonly string[] Case = ["reference", "auto", "assign", "stages", "public", "reopen", "overdue"];
    static readonly string[] Stage = ["id", "say", "next", "target", "closes", "asks", "tasks", "reasons"];
    static readonly string[] Page = ["title", "body", "link", "link-text"];
    static readonly string[] Keep = ["answers", "files", "contact", "because"];
    static readonly string[][] Others =
        [Page, Keep, ["text", "hint"], ["missing", "wrong"], ["min", "max", "add"], ["radius-m", "same", "open-only", "offer"], ["amount", "for", "when"], ["from", "after", "ends", "remind", "say", "service"], ["when", "to", "reason", "sample"], ["team", "priority"], ["by", "within", "from"], ["tell-resident", "escalate-to"], ["show", "redact-before-publish"], ["id", "do"]];

    static readonly string[] OnOneLine = ["exits", "repeat", "duplicates", "auto", "public", "reopen", "overdue", "rating", "to", "asks"];

    static readonly string[] Apart = ["questions:", "officers-only:", "exits:", "fee:", "renewal:", "case:"];

    /// <summary>The great parts of a file have a blank line above them.</summary>
    public static bool StandsApart(string line) => Apart.Contains(line);

    /// <summary>Where a key that is not there yet belongs.</summary>
    public static int Place(Spot map, string key)
    {
        var keys = map.Children.Select(it => it.Entry!.Key).ToList();
        if (OrderOf(map, key, keys) is not { } order) return keys.Count;
        var rank = Rank(order, key);
        return keys.FindLastIndex(it => Rank(order, it) <= rank) + 1;
    }

    static string[]? OrderOf(Spot map, string key, List<string> keys)
    {
        if (map.Holder is null) return Service;
        var name = map.Entry?.Key ?? map.Holder.Entry?.Key;
        // The ids of options, exit pages and reasons are names: they follow each other as they are added.
        if (map.Entry is not null && name is "options" or "reasons" or "asks" || map.Entry is not null && name == "exits" && map.Holder.Holder is null) return null;
        return name switch
        {
            "questions" or "officers-only" => Question,
            "case" => Case,
            "stages" => Stage,
            _ => Others.FirstOrDefault(it => it.Contains(key) && keys.TrueForAll(it.Contains)),
        };
    }

    static int Rank(string[] order, string key) => Array.IndexOf(order, key) is >= 0 and var at ? at : Math.Max(Array.IndexOf(order, "*"), -1) is >= 0 and var any ? any : order.Length;

    /// <summary>A new map with one key, on one line or below, as this file has the others of its name.</summary>
    public static string Holds(Document document, string name, string key, Snippet value)
    {
        if (value.Node is YamlList && !value.Inline) return string.Join('\n', value.Under(key, 2));
        var like = Document.All(document.Top).FirstOrDefault(it => it.Entry?.Key == name && it.Node is YamlMap);
        var flow = (like is null ? OnOneLine.Contains(name) : document.Spans.IsFlow(like.Node)) && !value.HasComments && name != "options";
        return flow ? $"{{ {Scalars.WriteBare(key, true)}: {value.Flow()} }}" : string.Join('\n', value.Under(Scalars.WriteBare(key, false), 2));
    }
}
