using Bargate.Ui;

namespace Bargate.Content.Editing;

/// <summary>
/// The lines of a text with their own ends. A browser sends every line end as CR LF; a line that nobody changed keeps the bytes that it had, also in a
/// file that has several kinds.
/// </summary>
internal static class TextLines
{
    public static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>What was typed, with the line ends of <paramref name="old"/> where its lines are the same, and its usual one elsewhere.</summary>
    public static string Keep(string old, string typed)
    {
        typed = Plain(typed);
        if (typed == Plain(old)) return old;
        var usual = Usual(old);
        var (was, now) = (Split(old), Split(typed));
        var kept = new System.Text.StringBuilder();
        foreach (var (oldFrom, oldTo, newFrom, newTo, same) in Difference.Runs([.. was.Select(it => it.Text)], [.. now.Select(it => it.Text)]))
            if (same) for (var i = 0; i < oldTo - oldFrom; i++) kept.Append(was[oldFrom + i].Text).Append(now[newFrom + i].End.Length == 0 ? "" : was[oldFrom + i].End.Length > 0 ? was[oldFrom + i].End : usual);
            else for (var i = newFrom; i < newTo; i++) kept.Append(now[i].Text).Append(now[i].End.Length == 0 ? "" : usual);
        return kept.ToString();
    }

    /// <summary>The line end that most of a text has.</summary>
    public static string Usual(string text)
    {
        var (all, windows) = (text.Count(it => it == '\n'), text.Split("\r\n").Length - 1);
        return windows * 2 > all ? "\r\n" : "\n";
    }

    /// <summary>The last one has no end; it is empty where the text ends with a line end.</summary>
    public static IReadOnlyList<(string Text, string End)> Split(string text)
    {
        var found = new List<(string, string)>();
        for (var from = 0; ;)
        {
            var at = text.AsSpan(from).IndexOfAny('\r', '\n');
            if (at < 0)
            {
                found.Add((text[from..], ""));
                return found;
            }
            var end = text[from + at] == '\r' && from + at + 1 < text.Length && text[from + at + 1] == '\n' ? "\r\n" : text[from + at].ToString();
            found.Add((text.Substring(from, at), end));
            from += at + end.Length;
        }
    }
}
