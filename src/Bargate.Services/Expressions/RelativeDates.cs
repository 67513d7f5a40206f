using System.Globalization;
using System.Text.RegularExpressions;
using Bargate.Services.Contract;

namespace Bargate.Services.Expressions;

internal static partial class RelativeDates
{
    public static RelativeDate? Parse(string text)
    {
        text = text.Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new RelativeDate(day, 0, Unit.Day);
        var match = Pattern().Match(text);
        if (!match.Success) return null;
        if (!match.Groups["count"].Success) return new RelativeDate(null, 0, Unit.Day);
        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        var unit = match.Groups["unit"].Value switch { "month" => Unit.Month, "year" => Unit.Year, "working day" => Unit.WorkingDay, _ => Unit.Day };
        return new RelativeDate(null, match.Groups["sign"].Value == "-" ? -count : count, unit);
    }

    // Four digits are enough, and keep the counting of working days short.
    [GeneratedRegex(@"^today(\s*(?<sign>[+-])\s*(?<count>\d{1,4})\s+(?<unit>working day|day|month|year)s?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
