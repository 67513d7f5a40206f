using Bargate.Kernel.Yaml;

namespace Bargate.Services.Editing;

/// <summary>Which part of the text belongs to a node, comments included: the parser's marks end where its next token starts.</summary>
internal sealed class Spans(Lines lines)
{
    readonly string text = lines.Text;

    /// <summary>Written within { } or [ ].</summary>
    public bool IsFlow(YamlNode node) => node is YamlMap or YamlList && node.Start < text.Length && text[node.Start] is '{' or '[';

    /// <summary>Written as | or >, on lines of its own.</summary>
    public bool IsBlockScalar(YamlNode node) => node is YamlScalar { Plain: false } && text[node.Start] is '|' or '>';

    /// <summary>Where what the node says ends.</summary>
    public int EndOf(YamlNode node) => node switch
    {
        YamlScalar when IsBlockScalar(node) => EndOfBlock(node.Start),
        YamlScalar { Plain: true, Text: "" } => node.Start,
        YamlMap { Entries: [.., var last] } when !IsFlow(node) => Math.Max(Colon(last) + 1, EndOf(last.Value)),
        YamlList { Items: [.., var last] } when !IsFlow(node) => EndOf(last),
        _ => node.End,
    };

    /// <summary>Where the colon after a key stands; the end of the key where there is none.</summary>
    public int Colon(YamlEntry entry)
    {
        var at = entry.End;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at < text.Length && text[at] == ':' ? at : entry.End - 1;
    }

    /// <summary>The entries or items of a collection, each from its leading comment to the end of its last line; within { } without comments.</summary>
    public List<(int Start, int End)> Parts(YamlNode parent)
    {
        var parts = new List<(int, int)>();
        var heads = Heads(parent).ToList();
        var floor = 0;
        for (var i = 0; i < heads.Count; i++)
        {
            var (start, end) = heads[i];
            if (IsFlow(parent)) parts.Add((start, end));
            else
            {
                if (i == 0) floor = lines.StartOf(start);
                var (from, to) = (i == 0 ? Leading(start, 0, parent) : Leading(start, floor, null), Trailing(lines.EndOf(end), lines.Column(start)));
                parts.Add((from, to));
                floor = to;
            }
        }
        return parts;
    }

    IEnumerable<(int Start, int End)> Heads(YamlNode parent) => parent switch
    {
        YamlMap map => map.Entries.Select(it => (it.Start, Math.Max(Colon(it) + 1, EndOf(it.Value)))),
        YamlList list when IsFlow(list) => list.Items.Select(it => (it.Start, EndOf(it))),
        YamlList list => list.Items.Select((it, i) => Dash(list, i) is var dash ? (dash, Math.Max(dash + 1, EndOf(it))) : default),
        _ => [],
    };

    /// <summary>The dash of an item: it may stand on a line above what it holds.</summary>
    public int Dash(YamlList list, int index)
    {
        if (index == 0) return list.Start;
        var column = lines.Column(list.Start);
        for (var line = lines.StartOf(list.Items[index].Start); ; line = lines.StartOf(line - 1))
        {
            var at = line + column;
            if (at < text.Length && text[at] == '-' && text.AsSpan(line..at).IsWhiteSpace()) return at;
            if (line == 0 || line <= list.Start) return list.Items[index].Start;
        }
    }

    // Comments right above at the same depth. Above the first one of a collection they end at its key, which is no comment.
    int Leading(int start, int floor, YamlNode? first)
    {
        var column = lines.Column(start);
        if (!text.AsSpan(lines.StartOf(start)..start).IsWhiteSpace()) return start;
        // What stands above the first key of the file is said of the whole file.
        if (first is not null && column == 0 && start == first.Start && first is YamlMap) return start;
        for (var line = lines.StartOf(start); line > floor;)
        {
            var above = lines.StartOf(line - 1);
            if (above < floor || lines.Comment(above) != column) break;
            start = above + column;
            line = above;
        }
        return start;
    }

    // Comments below that are indented deeper belong to what stands above them.
    int Trailing(int end, int column)
    {
        for (var line = lines.After(end); line < text.Length && line > end; line = lines.After(line))
            if (lines.Comment(line) is { } indent && indent > column) end = lines.EndOf(line);
            else if (!lines.IsBlank(line)) break;
        return end;
    }

    int EndOfBlock(int header)
    {
        var end = lines.EndOf(header);
        var sign = text.AsSpan(header..Math.Min(header + 3, end));
        var keep = sign.Contains('+');
        var parent = Depth(header);
        int? indent = sign.IndexOfAnyInRange('1', '9') is >= 0 and var digit ? parent + sign[digit] - '0' : null;
        for (var line = lines.After(header); line < text.Length; line = lines.After(line))
        {
            if (lines.IsBlank(line))
            {
                // Spaces beyond the depth of the text are part of it.
                if (keep || lines.LineAt(line).Length > indent) end = lines.EndOf(line);
                continue;
            }
            var content = lines.LineAt(line);
            var own = content.Length - content.TrimStart(' ').Length;
            indent ??= own > parent ? own : int.MaxValue;
            if (own < indent) break;
            end = lines.EndOf(line);
        }
        return end;
    }

    // How deep the key of a block of text stands: its content stands deeper.
    int Depth(int header)
    {
        var line = lines.LineAt(header);
        var at = 0;
        while (at < line.Length && (line[at] == ' ' || line[at] == '-' && at + 1 < line.Length && line[at + 1] == ' ')) at++;
        return line[..at].Contains('-') && !line[at..].Contains(':') ? line[..at].LastIndexOf('-') : at;
    }
}
