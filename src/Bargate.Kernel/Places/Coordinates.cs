using System.Globalization;

namespace Bargate.Kernel.Places;

/// <summary>Whether two numbers can be a place in the United Kingdom.</summary>
public static class Coordinates
{
    public static bool TryParse(string? text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>WGS84 degrees, with the Isles of Scilly and Shetland.</summary>
    public static bool InTheUk(double latitude, double longitude) => latitude is >= 49.8 and <= 60.9 && longitude is >= -8.7 and <= 1.8;

    /// <summary>Metres of the British National Grid; (0, 0) is a register's way to say nothing.</summary>
    public static bool OnTheGrid(double easting, double northing) => easting is > 0 and <= 700_000 && northing is > 0 and <= 1_300_000;
}
