namespace Bargate.Kernel.Places;

/// <summary>Distances within a city, where the Earth is flat enough: the error is below 0.1% over 10 km.</summary>
public static class Distance
{
    const double MetresPerDegree = 111_195;

    public static double Metres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var north = (latitude2 - latitude1) * MetresPerDegree;
        var east = (longitude2 - longitude1) * MetresPerDegree * Shrink((latitude1 + latitude2) / 2);
        return Math.Sqrt(north * north + east * east);
    }

    /// <summary>How many degrees north and east hold this many metres around a latitude.</summary>
    public static (double Latitude, double Longitude) Degrees(double metres, double latitude) =>
        (metres / MetresPerDegree, metres / (MetresPerDegree * Shrink(latitude)));

    /// <summary>A degree of longitude against a degree of latitude.</summary>
    public static double Shrink(double latitude) => Math.Max(0.01, Math.Cos(latitude * Math.PI / 180));
}
