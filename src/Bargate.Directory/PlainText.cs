using System.Net;
using System.Text.RegularExpressions;

namespace Bargate.Directory;

/// <summary>Text from outside as plain text: tags out, entities read, paragraphs kept, nothing that a page could run.</summary>
internal static partial class PlainText
{
    const int Longest = 20_000;

    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > Longest) text = text[..Longest];
        if (text.Contains('<', StringComparison.Ordinal))
        {
            text = Hidden().Replace(text, " ");
            text = Item().Replace(text, "\n* ");
            text = Break().Replace(text, "\n");
            text = Tag().Replace(text, "");
        }
        text = WebUtility.HtmlDecode(text).Replace("\r\n", "\n", StringComparison.Ordinal);
        text = string.Concat(text.Where(it => it is '\n' or '\t' || !char.IsControl(it)));
        text = Many().Replace(Spaces().Replace(text, " "), "\n\n").Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>On one line, cut at a word.</summary>
    public static string Summary(string? text, int most = 180)
    {
        var line = Line().Replace(Of(text) ?? "", " ");
        if (line.Length <= most) return line;
        var cut = line.LastIndexOf(' ', most);
        return line[..(cut > most / 2 ? cut : most)].TrimEnd(',', '.', ';', ' ') + "…";
    }

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
