using System.Globalization;
using System.Text.RegularExpressions;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>Lengths of time as service files write them: 3 working days, 14 days, 24 months.</summary>
internal static partial class Durations
{
    public static int? WorkingDays(MapReader map, string key)
    {
        if (map.Scalar(key) is not { } written) return null;
        if (Match(written) is ({ } count, "working day") && count is >= 1 and <= 250) return count;
        map.Faults.Add(written.At, $"'{written.Text}' is not a number of working days", "Write it as `3 working days`");
        return null;
    }

    public static int Days(MapReader map, string key, int otherwise)
    {
        if (map.RequiredNode(key) is null || map.Scalar(key) is not { } written) return otherwise;
        if (Match(written) is ({ } count, "day") && count is >= 1 and <= 3650) return count;
        map.Faults.Add(written.At, $"'{written.Text}' is not a number of days", "Write it as `14 days`");
        return otherwise;
    }

    public static KeepPeriod Period(MapReader map, string key)
    {
        if (map.RequiredNode(key) is null || map.Scalar(key) is not { } written) return default;
        if (Match(written) is ({ } count, var unit) && count is >= 1 and <= 3650)
            switch (unit)
            {
                case "day": return new KeepPeriod(0, count);
                case "month" when count <= 1200: return new KeepPeriod(count, 0);
                case "year" when count <= 100: return new KeepPeriod(count * 12, 0);
            }
        map.Faults.Add(written.At, $"'{written.Text}' is not a length of time", "Write it as `24 months`, `30 days` or `7 years`");
        return default;
    }

    static (int? Count, string Unit) Match(YamlScalar written)
    {
        var match = Pattern().Match(written.Text.Trim());
        return match.Success ? (int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture), match.Groups["unit"].Value) : (null, "");
    }

    [GeneratedRegex(@"^(?<count>\d{1,5}) (?<unit>working day|day|month|year)s?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
