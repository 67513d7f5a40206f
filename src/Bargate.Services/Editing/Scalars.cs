using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bargate.Services.Editing;

/// <summary>Writes one value as YAML: without quotes where it can be, and as | on lines of its own where it has several.</summary>
internal static partial class Scalars
{
    static readonly SearchValues<char> FlowSigns = SearchValues.Create(",[]{}:");

    /// <param name="flow">Within { } or [ ], where commas and brackets end a value.</param>
    public static string Write(string text, bool flow) =>
        IsPlain(text, flow) && !Means(text) ? text
        : !flow && IsLiteral(text) ? "|\n" + string.Join('\n', text.Split('\n').Select(it => it.Length == 0 ? it : "  " + it))
        : Quoted(text);

    /// <summary>What is not a text: a number, true, a date, a word of the format.</summary>
    public static string WriteBare(string text, bool flow) => IsPlain(text, flow) ? text : Quoted(text);

    /// <summary>In the quotes that the value had: somebody who changes its words leaves them.</summary>
    public static string WriteLike(string text, string old, char quote, bool flow) =>
        text.Contains('\n', StringComparison.Ordinal) || !IsPlain(old, flow) || Means(old) ? Write(text, flow) : quote == '\'' && IsPrintable(text) ? Single(text) : Double(text);

    static string Quoted(string text) => text.AsSpan().ContainsAny('"', '\\') && IsPrintable(text) ? Single(text) : Double(text);

    static string Single(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static string Double(string text)
    {
        var written = new StringBuilder("\"");
        foreach (var letter in text)
            _ = letter switch
            {
                '"' => written.Append("\\\""),
                '\\' => written.Append("\\\\"),
                '\n' => written.Append("\\n"),
                '\t' => written.Append("\\t"),
                _ when !IsPrintable(letter) => written.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => written.Append(letter),
            };
        return written.Append('"').ToString();
    }

    static bool IsLiteral(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && text[0] is not (' ' or '\n' or '\t') && text[^1] is not ('\n' or ' ') && text.All(it => it == '\n' || IsPrintable(it)) && text.Split('\n').All(it => it.Length == 0 || !string.IsNullOrWhiteSpace(it));

    static bool IsPrintable(string text) => text.All(IsPrintable);

    static bool IsPrintable(char letter) => !char.IsControl(letter) && letter is not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF');

    /// <summary>Whether the text reads back as it is without quotes.</summary>
    public static bool IsPlain(string text, bool flow)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] is ' ' or ':' || !IsPrintable(text)) return false;
        if (text[0] is ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' or '?' or ':') return false;
        if (text[0] == '-' && (text.Length == 1 || !char.IsAsciiDigit(text[1])) || text.StartsWith("...", StringComparison.Ordinal)) return false;
        if (text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal)) return false;
        return !flow || !text.AsSpan().ContainsAny(FlowSigns);
    }

    /// <summary>Without quotes it would be something else than a text: nothing, yes, a number.</summary>
    public static bool Means(string text) => text is "" or "~" || text.ToLowerInvariant() is "null" or "true" or "false" or "yes" or "no" || Number().IsMatch(text);

    [GeneratedRegex(@"^[-+]?(\d[\d_]*(\.\d*)?|\.\d+)([eE][-+]?\d+)?$|^0[xo][0-9a-fA-F]+$|^\d{4}-\d{2}-\d{2}$|^[-+]?\.(inf|nan)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
