using Bargate.Kernel.Yaml;

namespace Bargate.Content.Editing;

/// <summary>
/// A file of pages, open for editing: its front matter as fields, its body as Markdown. What a field does not change stays byte for byte: keys, their order,
/// comments, blank lines, quotes and line ends.
/// </summary>
internal sealed class PageText
{
    /// <summary>In the order in which a new file has them.</summary>
    public static readonly IReadOnlyList<string> Keys = ["title", "summary", "topic", "owner", "review", "lgsl", "service", "related", "parts", "order", "steps", "faq"];

    /// <summary>Those that hold a list of words, one a line in their field.</summary>
    public static readonly IReadOnlyList<string> Lists = ["related", "parts"];

    /// <summary>Those whose field is the YAML of the file itself.</summary>
    public static readonly IReadOnlyList<string> Raw = ["order", "steps"];

    readonly string text;
    readonly List<FrontEntry> entries;
    readonly int fence, body;

    PageText(string text, List<FrontEntry> entries, int fence, int body) => (this.text, this.entries, this.fence, this.body) = (text, entries, fence, body);

    /// <summary>Null when the front matter cannot be shown as fields: the file is then edited as one text.</summary>
    public static PageText? Open(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var lines = TextLines.Split(text[start..]);
        if (lines.Count < 3 || lines[0].Text != "---") return null;
        var last = Enumerable.Range(1, lines.Count - 1).FirstOrDefault(it => lines[it].Text == "---" && lines[it].End.Length > 0);
        if (last < 1) return null;
        var starts = new int[lines.Count + 1];
        for (var i = 0; i < lines.Count; i++) starts[i + 1] = starts[i] + lines[i].Text.Length + lines[i].End.Length;
        for (var i = 0; i < starts.Length; i++) starts[i] += start;
        // The fence becomes a comment, so that lines have the numbers of the file. One kind of line end: the parser counts CR LF as it likes.
        var front = "#" + string.Join('\n', lines.Skip(1).Take(last - 1).Select(it => it.Text).Prepend("--")) + "\n";
        var faults = new Faults();
        if (YamlReader.Read("", front, faults) is not YamlMap { Entries: var found } || faults.Count > 0) return null;
        var entries = new List<FrontEntry>();
        foreach (var (index, entry) in found.Index())
        {
            var (from, to) = (entry.At.Line - 1, index + 1 < found.Count ? found[index + 1].At.Line - 1 : last);
            // Two keys on one line, `{ title: x }`, or a key that is not at the beginning of its line.
            if (entry.At.Column != 1 || to <= from) return null;
            // Comments and blank lines behind a value belong to nobody.
            while (to > from + 1 && (lines[to - 1].Text.Trim().Length == 0 || lines[to - 1].Text.StartsWith('#'))) to--;
            if (FrontEntry.Read(text, entry, [.. lines.Skip(from).Take(to - from)], starts[from], starts[to]) is not { } read) return null;
            entries.Add(read);
        }
        return new(text, entries, starts[last], starts[last + 1]);
    }

    /// <summary>A new page of these fields, without a body.</summary>
    public static string Make(IReadOnlyDictionary<string, string> fields) =>
        "---\n" + string.Concat(Keys.Where(fields.ContainsKey).Select(it => FrontEntry.Written(it, fields[it], "\n"))) + "---\n";

    /// <summary>What a field shows: empty when the key is not there.</summary>
    public string this[string key] => entries.FirstOrDefault(it => it.Key == key)?.Field ?? "";

    public string Body => text[body..];

    /// <summary>Where a line of the file is: in the field of a key, or in the so many-th line of the body.</summary>
    public (string? Key, int Line) Place(int line)
    {
        var first = TextLines.Split(text[..body]).Count;
        return line >= first ? (null, line - first + 1) : (entries.LastOrDefault(it => it.Line <= line)?.Key, line);
    }

    /// <summary>The file with these fields and this body. A key that is not named stays as it is; an empty field takes its key out.</summary>
    public string With(IReadOnlyDictionary<string, string> fields, string? newBody = null)
    {
        var end = TextLines.Usual(text);
        var cuts = new List<(int From, int To, string Text)>();
        foreach (var key in Keys)
        {
            if (!fields.TryGetValue(key, out var typed)) continue;
            typed = Raw.Contains(key) ? TextLines.Plain(typed).TrimEnd('\n') : Lists.Contains(key) ? string.Join('\n', Words(typed)) : OneLine(typed);
            if (typed == (Raw.Contains(key) || Lists.Contains(key) ? this[key] : OneLine(this[key]))) continue;
            if (entries.FirstOrDefault(it => it.Key == key) is not { } entry) cuts.Add((Behind(key), Behind(key), FrontEntry.Written(key, typed, end)));
            else if (typed.Length == 0) cuts.Add((entry.From, entry.To, ""));
            else cuts.Add(entry.Change(text, typed, end));
        }
        var front = text[..body];
        // From the end, so that places before stay true; at one place those that come first in the file last.
        foreach (var (from, to, instead) in cuts.AsEnumerable().Reverse().OrderByDescending(it => it.From).ThenByDescending(it => it.To)) front = front[..from] + instead + front[to..];
        return front + (newBody is null ? Body : TextLines.Keep(Body, newBody));
    }

    int Behind(string key)
    {
        var before = Keys.TakeWhile(it => it != key).ToHashSet();
        return entries.LastOrDefault(it => before.Contains(it.Key))?.To ?? (entries.Count > 0 ? entries[0].From : fence);
    }

    static IEnumerable<string> Words(string typed) => TextLines.Plain(typed).Split('\n').Select(it => it.Trim()).Where(it => it.Length > 0);

    static string OneLine(string typed) => string.Concat(typed.Select(it => char.IsControl(it) ? ' ' : it)).Trim();
}
