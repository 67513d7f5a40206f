using Bargate.Kernel.Yaml;

namespace Bargate.Services.Editing;

/// <summary>The few changes of which all others are made. Each gives the whole text anew, with only its own place changed.</summary>
internal sealed class Edit(Document document)
{
    readonly Lines lines = document.Lines;
    readonly Spans spans = document.Spans;
    readonly string text = document.Text;

    /// <summary>Another value in the place of a node.</summary>
    public string Replace(Spot spot, Snippet value)
    {
        var cuts = new Cuts(text);
        var (from, to) = Extent(spot.Node);
        if (InFlow(spot)) cuts.Replace(from, to, Space(spot, from) + FlowOf(value));
        else if (spot.Holder is null) cuts.Replace(from, to, Joined(value.Lines, 0));
        else if (value.Inline) ReplaceInline(spot, value, from, to, cuts);
        else if (spot.Entry is null) ReplaceItem(spot, value, from, to, cuts);
        else
        {
            var list = value.Node is YamlList;
            var column = IsBelow(spot) && list == (spot.Node is YamlList) ? lines.Column(from) : Depth(spot) + (list ? document.DashDepth : 2);
            var written = new string(' ', column) + Joined(value.Lines, column);
            if (IsBelow(spot)) cuts.Replace(lines.StartOf(from), to, written);
            else if (spans.IsBlockScalar(spot.Node)) cuts.Replace(After(spot), to, lines.NewLine + written);
            // A comment behind the old value stays where it is.
            else cuts.Replace(After(spot), lines.EndOf(to), (text[to..lines.EndOf(to)].Trim() is { Length: > 0 } comment ? " " + comment : "") + lines.NewLine + written);
        }
        return cuts.Done();
    }

    void ReplaceInline(Spot spot, Snippet value, int from, int to, Cuts cuts)
    {
        var old = spans.IsBlockScalar(spot.Node);
        var below = string.Concat(value.Lines.Skip(1).Select(it => lines.NewLine + Indented(it, Depth(spot))));
        var start = IsBelow(spot) && text.AsSpan(After(spot)..from).IsWhiteSpace() ? After(spot) : from;
        var end = old ? HeaderEnd(spot.Node) : to;
        cuts.Replace(start, end, Space(spot, start) + value.Lines[0]);
        if (old || below.Length > 0) cuts.Replace(lines.EndOf(end), old ? Math.Max(to, lines.EndOf(end)) : lines.EndOf(end), below);
    }

    void ReplaceItem(Spot spot, Snippet value, int from, int to, Cuts cuts)
    {
        var (dash, apart) = (After(spot), IsBelow(spot) || from == to);
        cuts.Replace(apart ? dash : from, to, (apart ? " " : "") + Joined(value.Lines, apart ? Depth(spot) + 2 : lines.Column(from)));
    }

    /// <summary>Another entry or item of a collection.</summary>
    public string Insert(Spot into, int index, string? key, Snippet value)
    {
        if (spans.IsFlow(into.Node))
            return IsEmpty(into.Node) && !InFlow(into) && into.Entry is not null && !value.Inline
                ? Replace(into, Snippet.Of(string.Join('\n', key is null ? value.AsItem() : value.Under(key, document.DashDepth))))
                : InsertFlow(into, index, (key is null ? "" : $"{Scalars.WriteBare(key, true)}: ") + FlowOf(value));
        return InsertLines(into.Node, index, [.. key is null ? value.AsItem() : value.Under(Scalars.WriteBare(key, false), document.DashDepth)]);
    }

    string InsertFlow(Spot into, int index, string written)
    {
        var parts = spans.Parts(into.Node);
        var cuts = new Cuts(text);
        if (parts.Count == 0) cuts.Replace(into.Node.Start, into.Node.End, into.Node is YamlMap ? $"{{ {written} }}" : $"[{written}]");
        else if (index < parts.Count) cuts.Replace(parts[index].Start, parts[index].Start, written + ", ");
        else cuts.Replace(parts[^1].End, parts[^1].End, ", " + written);
        return cuts.Done();
    }

    /// <summary>Lines that are already an entry or item, at the left margin.</summary>
    public string InsertLines(YamlNode into, int index, IReadOnlyList<string> written)
    {
        var parts = spans.Parts(into);
        var column = lines.Column(into is YamlMap map ? map.Entries[0].Start : into.Start);
        var body = Joined(written, column);
        var (blanks, margin) = (Separated(parts, into, index, written[0]), new string(' ', column));
        var cuts = new Cuts(text);
        if (index < parts.Count && (index == 0 || blanks.Before))
            cuts.Replace(parts[index].Start, parts[index].Start, body + lines.NewLine + (blanks.After ? lines.NewLine : "") + margin);
        else cuts.Replace(parts[index - 1].End, parts[index - 1].End, (blanks.After ? lines.NewLine : "") + lines.NewLine + margin + body);
        return cuts.Done();
    }

    /// <summary>Blank lines as the neighbours have them. Before: it goes right above the next one, whose blank line it leaves above.</summary>
    (bool Before, bool After) Separated(List<(int Start, int End)> parts, YamlNode into, int index, string first)
    {
        var gaps = parts.Zip(parts.Skip(1)).Select(it => IsGap(it.First.End, it.Second.Start)).ToList();
        if (into is YamlList) return (false, gaps.Count > 0 && gaps[Math.Clamp(index - 1, 0, gaps.Count - 1)]);
        if (into != document.Top?.Node || index == 0) return (false, false);
        var here = index == parts.Count ? gaps.Contains(true) : gaps[index - 1];
        if (Style.StandsApart(first)) return (false, here);
        // What is small stands with its like: below the one above, or above the one below when a blank line ends a part.
        return (here && index < parts.Count && text.AsSpan(parts[index - 1].Start..parts[index - 1].End).Contains('\n'), false);
    }

    bool IsGap(int end, int start)
    {
        for (var line = lines.After(end); line < start; line = lines.After(line))
            if (lines.IsBlank(line)) return true;
        return false;
    }

    /// <summary>The text without an entry or item. What would be left empty goes with it, or stays as [].</summary>
    public string Remove(Spot spot)
    {
        var holder = spot.Holder!;
        var parts = spans.Parts(holder.Node);
        if (parts.Count == 1 && !spans.IsFlow(holder.Node) || parts.Count == 1 && holder.Entry is not null && !Kept(holder))
            return Kept(holder) ? Replace(holder, Snippet.Of(holder.Node is YamlList ? "[]" : "{}")) : Remove(holder);
        var cuts = new Cuts(text);
        var (start, end) = parts[spot.Index];
        if (spans.IsFlow(holder.Node))
        {
            if (spot.Index + 1 < parts.Count) cuts.Replace(start, parts[spot.Index + 1].Start, "");
            else cuts.Replace(spot.Index == 0 ? start : parts[spot.Index - 1].End, end, "");
        }
        else if (!text.AsSpan(lines.StartOf(start)..start).IsWhiteSpace()) cuts.Replace(start, parts[spot.Index + 1].Start, "");
        else
        {
            var (from, to) = (lines.StartOf(start), lines.After(end));
            var above = from;
            while (above > 0 && lines.IsBlank(above - 1)) above = lines.StartOf(above - 1);
            if (above < from && (to >= text.Length || lines.IsBlank(to))) from = above;
            else if (spot.Index == 0 && parts.Count > 1 && IsGap(end, parts[1].Start))
                while (to < parts[1].Start && lines.IsBlank(to)) to = lines.After(to);
            // The last line of a file that does not end in a line break.
            if (lines.EndOf(end) == text.Length && from > 0) from = lines.EndOf(lines.StartOf(from - 1));
            cuts.Replace(from, to, "");
        }
        return cuts.Done();
    }

    /// <summary>Another order: what stands between the parts stays where it is.</summary>
    public string Move(Spot holder, int from, int to)
    {
        var parts = spans.Parts(holder.Node);
        var order = Enumerable.Range(0, parts.Count).ToList();
        order.RemoveAt(from);
        order.Insert(to, from);
        var cuts = new Cuts(text);
        for (var i = 0; i < parts.Count; i++)
            if (order[i] != i) cuts.Replace(parts[i].Start, parts[i].End, text[parts[order[i]].Start..parts[order[i]].End]);
        return cuts.Done();
    }

    /// <summary>An item with its comments, as lines at the left margin.</summary>
    public IReadOnlyList<string> LinesOf(Spot spot)
    {
        var (start, end) = spans.Parts(spot.Holder!.Node)[spot.Index];
        return Dedented(start, end);
    }

    /// <summary>A value as lines at the left margin, with the comments within it.</summary>
    public IReadOnlyList<string> ValueOf(Spot spot)
    {
        var (from, to) = Extent(spot.Node);
        return Dedented(from, to, spans.IsBlockScalar(spot.Node) ? Depth(spot) : null);
    }

    IReadOnlyList<string> Dedented(int start, int end, int? column = null)
    {
        var most = column ?? lines.Column(start);
        return [.. Lines.Cut(text[start..end]).Select((it, i) => i == 0 ? it : it[Math.Min(most, it.Length - it.TrimStart(' ').Length)..])];
    }

    // A collection with the comments that belong to it; a value alone.
    (int From, int To) Extent(YamlNode node)
    {
        if (node is YamlScalar || spans.IsFlow(node)) return (node.Start, Math.Max(node.Start, spans.EndOf(node)));
        return (node.Start, spans.Parts(node)[^1].End);
    }

    public bool InFlow(Spot spot) => spot.Holder is { } holder && (spans.IsFlow(holder.Node) || InFlow(holder));

    // The value stands on lines below its key or dash.
    bool IsBelow(Spot spot) => spot.Holder is not null && spot.Node.Start > lines.EndOf(After(spot));

    // Right behind the colon or the dash.
    int After(Spot spot) => spot.Entry is { } entry ? spans.Colon(entry) + 1 : spot.Holder is { Node: YamlList list } && !spans.IsFlow(list) ? spans.Dash(list, spot.Index) + 1 : spot.Node.Start;

    string Space(Spot spot, int at) => spot.Holder is not null && !(spot.Holder.Node is YamlList && spans.IsFlow(spot.Holder.Node)) && at == After(spot) ? " " : "";

    int Depth(Spot spot) => spot.Entry is { } entry ? lines.Column(entry.Start) : spot.Holder is { Node: YamlList list } ? lines.Column(spans.Dash(list, spot.Index)) : 0;

    int HeaderEnd(YamlNode node)
    {
        var at = node.Start;
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    /// <summary>What stays as [] when its last part is removed.</summary>
    public static bool Kept(Spot holder) => holder.Entry?.Key is "questions" or "stages" or "walks" || holder.Holder is null;

    static bool IsEmpty(YamlNode node) => node is YamlMap { Entries.Count: 0 } or YamlList { Items.Count: 0 };

    static string FlowOf(Snippet value) => value.HasComments ? throw new Refusal("A comment cannot stand within { } or [ ]. Remove the comment, or write this part on lines of its own") : value.Flow();

    string Joined(IEnumerable<string> written, int column) => string.Join(lines.NewLine, written.Select((it, i) => i == 0 ? it : Indented(it, column)));

    static string Indented(string line, int column) => line.Length == 0 ? line : new string(' ', column) + line;
}
