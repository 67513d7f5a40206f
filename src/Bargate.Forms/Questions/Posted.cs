using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Questions;

/// <summary>Reads posted fields: trimmed, line ends as `\n`, without control characters that no keyboard types.</summary>
internal static class Posted
{
    public static string Text(IFormCollection form, string name) => form.TryGetValue(name, out var values) && values.Count > 0 ? Clean(values[0]) : "";

    public static IEnumerable<string> Many(IFormCollection form, string name) =>
        form.TryGetValue(name, out var values) ? values.Select(Clean).Where(it => it.Length > 0) : [];

    static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1f')) return text.Trim();
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
            if (c is '\n' or '\t' || !char.IsControl(c)) clean.Append(c);
        return clean.ToString().Trim();
    }
}
