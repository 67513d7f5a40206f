using System.Text.RegularExpressions;
using Bargate.Kernel.Storage;

namespace Bargate.Records;

/// <summary>What the lines of an address say: its street, the house number there, and what stands before it (a flat, a building).</summary>
internal sealed partial record AddressParts(string Street, string Number, IReadOnlyList<string> Before)
{
    /// <param name="lines">The address without its postcode.</param>
    /// <param name="street">The street, when the source has it in a column of its own.</param>
    public static AddressParts Of(IReadOnlyList<string> lines, string? street = null)
    {
        var parts = lines.SelectMany(it => it.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var at = Array.FindLastIndex(parts, it => street is null ? Numbered().Match(it) is { Success: true } numbered && EndsAsStreet(numbered.Groups["street"].Value) : it.EndsWith(street, StringComparison.OrdinalIgnoreCase));
        if (at < 0 && street is null) at = Array.FindLastIndex(parts, EndsAsStreet);
        if (at < 0 && street is null) at = Array.FindLastIndex(parts, Numbered().IsMatch);
        if (at < 0) return new(street ?? "", "", parts);
        var found = Numbered().Match(parts[at]);
        if (!found.Success) return new(street ?? parts[at], "", parts[..at]);
        var before = found.Groups["before"].Value.Trim();
        return new(street ?? found.Groups["street"].Value, found.Groups["number"].Value, before.Length > 0 ? [.. parts[..at], before] : parts[..at]);
    }

    /// <summary>Sorts by street, house number (none comes last), building and flat. A tab sorts before every letter and space.</summary>
    public string SortKey() => string.Join('\t', [
        Fold.Of(Street),
        Number.Length > 0 ? Natural(Fold.Of(Number)) : "~",
        .. Before.Reverse().Select(it => Natural(Fold.Of(it)))]);

    /// <summary>Every number padded, so that text order is people's order.</summary>
    public static string Natural(string text) => Digits().Replace(text, it => it.Value.PadLeft(6, '0'));

    static bool EndsAsStreet(string part) => Kinds.Contains(part[(part.LastIndexOf(' ') + 1)..]) && part.Contains(' ', StringComparison.Ordinal);

    static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "Road", "Rd", "Street", "St", "Avenue", "Ave", "Lane", "Close", "Drive", "Way", "Crescent", "Place", "Terrace", "Gardens", "Square", "Walk", "Row",
        "Mews", "Parade", "Grove", "Rise", "Hill", "View", "Path", "Quay", "Esplanade", "Broadway", "Embankment", "Mount", "Vale", "Approach", "Circle", "Bar",
    };

    [GeneratedRegex(@"^(?<before>.*?)(?<number>\d+[A-Za-z]?(\s?[-/]\s?\d+[A-Za-z]?)?)\s+(?<street>[^\d]+)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
