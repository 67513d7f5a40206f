using System.Text.RegularExpressions;
using Bargate.Kernel.Storage;

namespace Bargate.Kernel.Places;

/// <summary>A UK postcode: stored compact (`SO147DW`), shown with its space (`SO14 7DW`).</summary>
public static partial class UkPostcode
{
    /// <summary>The compact form when the text has the shape of a whole postcode, whatever its spaces and case; else null.</summary>
    public static string? Parse(string? text)
    {
        if (text is null || text.Length > 20 || text.Any(it => !char.IsAsciiLetterOrDigit(it) && !char.IsWhiteSpace(it))) return null;
        var compact = Fold.Postcode(text);
        return Whole().IsMatch(compact) ? compact : null;
    }

    /// <summary>True for a district or the start of a postcode in compact form: `SO14`, `SO147`, `SO147D`.</summary>
    public static bool IsStart(string compact) => Start().IsMatch(compact);

    public static string Shown(string compact) => compact.Length > 3 ? $"{compact[..^3]} {compact[^3..]}" : compact;

    // BS 7666 in the shape that Royal Mail allows: area, district, then a digit and two letters without C, I, K, M, O, V.
    [GeneratedRegex(@"^(GIR0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPS-UW]|[A-HK-Y][0-9][ABEHMNPRV-Y])[0-9][ABD-HJLNP-UW-Z]{2})$")]
    private static partial Regex Whole();

    [GeneratedRegex("^[A-PR-UWYZ][A-HK-Y]?[0-9]{1,2}[A-Z]?([0-9][ABD-HJLNP-UW-Z]?)?$")]
    private static partial Regex Start();
}
