using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Bargate.Notifications.Mail;

/// <summary>
/// The little that a message's text may hold: paragraphs, `* ` items and links. Everything else is text; a link to anything but a web page
/// of ours or another's stays text too, so nothing that a resident typed can become markup.
/// </summary>
static partial class Markup
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="style">The style attribute of links in an email; null on a page, where the style sheet does it.</param>
    public static string ToHtml(string text, Func<string, string> absolute, string paragraph, string list, string link)
    {
        var html = new StringBuilder();
        foreach (var block in Blocks(text))
        {
            var lines = block.Split('\n');
            if (lines.All(IsItem)) html.Append("<ul").Append(list).Append('>').AppendJoin("", lines.Select(it => $"<li>{Inline(it[2..], absolute, link)}</li>")).Append("</ul>\n");
            else html.Append("<p").Append(paragraph).Append('>').AppendJoin("<br>", lines.Select(it => Inline(it, absolute, link))).Append("</p>\n");
        }
        return html.ToString();
    }

    /// <summary>For those who read plain text: a link is its words and then its address.</summary>
    public static string ToPlain(string text, Func<string, string> absolute) =>
        string.Join("\n\n", Blocks(text).Select(it => Links().Replace(it, found => IsSafe(found.Groups[2].Value) ? $"{found.Groups[1].Value}: {absolute(found.Groups[2].Value)}" : found.Value)));

    static IEnumerable<string> Blocks(string text) => text.ReplaceLineEndings("\n").Split("\n\n").Select(it => it.Trim('\n', ' ')).Where(it => it.Length > 0);

    static bool IsItem(string line) => line.StartsWith("* ", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal);

    static string Inline(string line, Func<string, string> absolute, string link)
    {
        var html = new StringBuilder();
        var from = 0;
        foreach (Match found in Links().Matches(line))
        {
            if (!IsSafe(found.Groups[2].Value)) continue;
            html.Append(Encode(line[from..found.Index])).Append("<a").Append(link).Append(" href=\"").Append(Encode(absolute(found.Groups[2].Value))).Append("\">").Append(Encode(found.Groups[1].Value)).Append("</a>");
            from = found.Index + found.Length;
        }
        return html.Append(Encode(line[from..])).ToString();
    }

    static bool IsSafe(string address) =>
        (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal))
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp));

    /// <summary>Letters of any script stay letters; what could be markup does not.</summary>
    public static string Encode(string text) => Encoder.Encode(text);

    [GeneratedRegex(@"\[([^\[\]\n]{1,200})\]\(([^()\s]{1,2000})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Links();
}
