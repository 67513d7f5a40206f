using System.Globalization;
using System.Text;

namespace Bargate.Kernel.Storage;

/// <summary>Text as it is searched and sorted: lower case, without accents, one space between words. Written by C#, so both databases agree.</summary>
public static class Fold
{
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            // PostgreSQL takes no NUL in text, and nobody searches for control characters.
            if (char.IsControl(c) && !char.IsWhiteSpace(c)) continue;
            if (!char.IsWhiteSpace(c)) folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>A UK postcode as it is stored and compared: `SO147DW`.</summary>
    public static string Postcode(string? text) => string.Concat((text ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
