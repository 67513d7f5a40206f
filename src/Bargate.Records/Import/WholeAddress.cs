using Bargate.Kernel.Places;

namespace Bargate.Records.Import;

/// <summary>An address in one column, `12 High Street, Southampton SO14 7LY`, taken apart into the columns of a register.</summary>
internal static class WholeAddress
{
    public const string Column = "address";

    static readonly char[] Between = [',', '\n', '\r', ';'];

    /// <summary>Each part by its column; what is not found is left out.</summary>
    public static IEnumerable<(string Column, string Text)> Of(string address)
    {
        var lines = address.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (TakePostcode(lines) is { } postcode) yield return ("postcode", UkPostcode.Shown(postcode));
        var parts = AddressParts.Of(lines);
        if (parts.Number.Length > 0) yield return ("house-number", parts.Number);
        if (parts.Street.Length > 0) yield return ("street", parts.Street);
        if (lines.Count > 1 && !lines[^1].EndsWith(parts.Street, StringComparison.OrdinalIgnoreCase)) yield return ("town", lines[^1]);
    }

    // At the end, in a line of its own or behind the town.
    static string? TakePostcode(List<string> lines)
    {
        if (lines.Count == 0) return null;
        var words = lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(2, words.Length); count > 0; count--)
        {
            if (UkPostcode.Parse(string.Join(' ', words[^count..])) is not { } postcode) continue;
            lines.RemoveAt(lines.Count - 1);
            if (words.Length > count) lines.Add(string.Join(' ', words[..^count]));
            return postcode;
        }
        return null;
    }
}
