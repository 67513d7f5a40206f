using System.Text;
using Bargate.Kernel.Yaml;

namespace Bargate.Content.Editing;

/// <summary>One key of a page's front matter with the span of its lines in the file.</summary>
/// <param name="Field">What its field shows.</param>
/// <param name="ValueAt">Where its value begins, and where it ends on the same line; null when it has several lines.</param>
internal sealed record FrontEntry(string Key, string Field, YamlNode Value, int Line, int From, int To, (int From, int To)? ValueAt)
{
    /// <summary>Null when the field cannot show it.</summary>
    public static FrontEntry? Read(string text, YamlEntry entry, IReadOnlyList<(string Text, string End)> lines, int from, int to)
    {
        var head = lines[0].Text;
        var colon = head.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || head[..colon].TrimEnd() != entry.Key) return null;
        var field = FieldOf(entry, head[(colon + 1)..], lines);
        if (field is null) return null;
        (int, int)? at = null;
        if (entry.Value.At.Line == entry.At.Line && lines.Count == 1)
        {
            var begin = from + entry.Value.At.Column - 1;
            var end = entry.Value is YamlScalar scalar ? begin + (scalar.End - scalar.Start) : EndOfList(text, begin, (YamlList)entry.Value, to);
            while (end > begin && text[end - 1] is ' ' or '\t' or '\r' or '\n') end--;
            at = (Math.Max(begin, from + colon + 1), Math.Max(begin, end));
        }
        return new(entry.Key, field, entry.Value, entry.At.Line, from, to, at);
    }

    /// <summary>What to cut out of the file, and what to put there.</summary>
    public (int From, int To, string Text) Change(string text, string typed, string end)
    {
        if (PageText.Raw.Contains(Key)) return (From, To, Written(Key, TextLines.Plain(typed), end));
        if (PageText.Lists.Contains(Key) && Value is YamlList && ValueAt is null) return (From, To, Block(text, typed.Split('\n'), end));
        if (ValueAt is not { } at) return (From, To, Written(Key, typed, end));
        var value = PageText.Lists.Contains(Key) ? Flow(typed.Split('\n')) : Scalar(typed, Value is YamlScalar { Plain: false } ? text[at.From] : ' ');
        // `summary:` alone has no space before its value.
        return (at.From, at.To, text[at.From - 1] == ':' ? " " + value : value);
    }

    public static string Written(string key, string typed, string end) =>
        PageText.Raw.Contains(key) ? $"{key}:{(typed.StartsWith('[') || typed.StartsWith('{') ? " " : "\n")}{typed}\n".Replace("\n", end, StringComparison.Ordinal)
        : PageText.Lists.Contains(key) ? $"{key}: {Flow(typed.Split('\n'))}{end}"
        : typed.Length == 0 ? $"{key}:{end}" : $"{key}: {Scalar(typed)}{end}";

    static string? FieldOf(YamlEntry entry, string rest, IReadOnlyList<(string Text, string End)> lines)
    {
        if (PageText.Raw.Contains(entry.Key))
        {
            var first = rest.TrimStart();
            return string.Join('\n', lines.Skip(1).Select(it => it.Text).Prepend(first).SkipWhile((it, index) => index == 0 && (it.Length == 0 || it.StartsWith('#')))).TrimEnd('\n');
        }
        if (entry.Value is YamlScalar one) return PageText.Lists.Contains(entry.Key) ? one.Text.Trim() : one.Text.Contains('\n', StringComparison.Ordinal) ? one.Text.TrimEnd('\n') is var only && !only.Contains('\n', StringComparison.Ordinal) ? only : null : one.Text.Trim();
        // A key that we do not know is left alone; one of ours that has another shape cannot be a field.
        if (!PageText.Keys.Contains(entry.Key)) return "";
        return PageText.Lists.Contains(entry.Key) && entry.Value is YamlList { Items: var items } && items.All(it => it is YamlScalar) ? string.Join('\n', items.Cast<YamlScalar>().Select(it => it.Text.Trim()).Where(it => it.Length > 0)) : null;
    }

    // The parser's mark of a list's end is not always behind its bracket.
    static int EndOfList(string text, int begin, YamlList list, int to)
    {
        var last = list.Items.Count == 0 ? begin : begin + (list.Items[^1].End - list.Start);
        return text.IndexOf(']', last, to - last) is >= 0 and var bracket ? bracket + 1 : last;
    }

    // An item that stays keeps its line, and the comments above it.
    string Block(string text, string[] wanted, string end)
    {
        var lines = TextLines.Split(text[From..To]);
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        var (above, indent, written) = (new StringBuilder(), "  ", new StringBuilder(lines[0].Text + lines[0].End));
        foreach (var (line, lineEnd) in lines.Skip(1))
        {
            above.Append(line).Append(lineEnd);
            if (line.TrimStart() is not ['-', ..] || Item(line) is not { } item) continue;
            indent = line[..(line.Length - line.TrimStart().Length)];
            kept[item] = above.ToString();
            above.Clear();
        }
        foreach (var item in wanted) written.Append(kept.TryGetValue(item, out var own) ? own : $"{indent}- {Scalar(item)}{end}");
        return written.ToString();
    }

    static string? Item(string line) => YamlReader.Read("", line.Trim(), new()) is YamlList { Items: [YamlScalar only] } ? only.Text : null;

    static string Flow(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(it => Scalar(it, inFlow: true)))}]";

    // In the quotes that it had, or in none where none are needed.
    static string Scalar(string text, char quote = ' ', bool inFlow = false) =>
        quote == '\'' ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : quote != '"' && ReadsBack(text, inFlow) ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    static bool ReadsBack(string text, bool inFlow) =>
        YamlReader.Read("", inFlow ? $"a: [{text}, b]" : $"a: {text} # c", new()) is YamlMap { Entries: [{ Value: var value }] }
        && (inFlow ? value is YamlList { Items: [YamlScalar first, YamlScalar { Text: "b" }] } ? first : null : value as YamlScalar) is { Plain: true } read && read.Text == text && text is not ("~" or "null" or "");
}
