using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Bargate.Directory;

/// <summary>Text from outside as plain text: tags out, entities read, the marks of Markdown out, paragraphs and lists kept, nothing that a page could run.</summary>
internal static partial class PlainText
{
    const int Longest = 20_000;

    const char Bullet = '•';

    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > Longest) text = text[..Longest];
        text = WebUtility.HtmlDecode(WithoutTags(text)).Replace("\r\n", "\n", StringComparison.Ordinal);
        // Some feeds write their tags as entities.
        if (Known().IsMatch(text)) text = WithoutTags(text);
        text = WithoutMarks(text);
        text = string.Concat(text.Where(it => it is '\n' or '\t' || !char.IsControl(it)));
        text = Many().Replace(Spaces().Replace(text, " "), "\n\n").Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>On one line, cut at a word; what was a list has commas.</summary>
    public static string Summary(string? text, int most = 180)
    {
        var joined = new StringBuilder();
        var inList = false;
        foreach (var one in (Of(text) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var isItem = one.StartsWith(Bullet);
            joined.Append(isItem && inList ? ", " : " ").Append(one.AsSpan().TrimStart([Bullet, ' ']));
            inList = isItem;
        }
        var line = Line().Replace(joined.ToString(), " ").Trim();
        if (line.Length <= most) return line;
        var cut = line.LastIndexOf(' ', most);
        return line[..(cut > most / 2 ? cut : most)].TrimEnd(',', '.', ';', ' ') + "…";
    }

    static string WithoutTags(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return text;
        text = Hidden().Replace(text, " ");
        text = Item().Replace(text, $"\n{Bullet} ");
        text = Break().Replace(text, "\n");
        return Tag().Replace(text, "");
    }

    static string WithoutMarks(string text)
    {
        text = Heading().Replace(text, it => it.Groups[1].Value.TrimEnd(' ', '\t', '#'));
        text = ListMark().Replace(text, $"{Bullet} ");
        text = Link().Replace(text, it => it.Groups[2].Value is var to && (to.StartsWith("http", StringComparison.OrdinalIgnoreCase) && to != it.Groups[1].Value) ? $"{it.Groups[1].Value} ({to})" : it.Groups[1].Value);
        text = Strong().Replace(text, "$2");
        return Emphasis().Replace(text, "$2");
    }

    [GeneratedRegex(@"</?(p|br|div|span|ul|ol|li|a|b|i|em|strong|h[1-6])\b[^<>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Known();

    [GeneratedRegex(@"^[ \t]{0,3}#{1,6}[ \t]+([^\n]*)$", RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[ \t]*[*+\-][ \t]+(?=\S)", RegexOptions.Multiline, 1000)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"\[([^\[\]\n]{1,300})\]\(([^()\s]{1,1000})\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(\*\*|__)(?=\S)([^\n*_]{1,1000}?)(?<=\S)\1", RegexOptions.None, 1000)]
    private static partial Regex Strong();

    // Only around whole words: 2*3 and some_file_name stay.
    [GeneratedRegex(@"(?<![\w*])([*_])(?=[^\s*_])([^\n*_]{1,1000}?)(?<=[^\s*_])\1(?![\w*])", RegexOptions.None, 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"<(script|style|iframe|object|svg)\b.*?(</\1\s*>|$)|<!--.*?(-->|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"<li\b[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"<(br|/p|/div|/h[1-6]|/ul|/ol|/tr)\b[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Break();

    [GeneratedRegex(@"</?[a-zA-Z!][^>]*>?", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t\u00a0]+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*\n\s*\n\s*", RegexOptions.None, 1000)]
    private static partial Regex Many();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Line();
}
