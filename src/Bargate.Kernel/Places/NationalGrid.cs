namespace Bargate.Kernel.Places;

/// <summary>
/// British National Grid to latitude and longitude: the projection of OS's "A guide to coordinate systems in Great Britain" (annexe C), then its
/// seven-parameter Helmert transformation to WGS84 (section 6.6). Right within about 5 metres, which is a house's width.
/// </summary>
public static class NationalGrid
{
    // Airy 1830, and the grid's true origin, false origin and scale.
    const double AiryA = 6_377_563.396, AiryB = 6_356_256.909;
    const double Scale = 0.9996012717, OriginLatitude = 49 * Degree, OriginLongitude = -2 * Degree, OriginEasting = 400_000, OriginNorthing = -100_000;
    const double WgsA = 6_378_137, WgsB = 6_356_752.3142;
    const double Degree = Math.PI / 180, Second = Degree / 3600;

    public static (double Latitude, double Longitude) ToWgs84(double easting, double northing)
    {
        var (latitude, longitude) = ToAiry(easting, northing);
        var (x, y, z) = Cartesian(latitude, longitude);
        const double dx = 446.448, dy = -125.157, dz = 542.060, grow = 1 - 20.4894e-6, rx = 0.1502 * Second, ry = 0.2470 * Second, rz = 0.8421 * Second;
        return Geodetic(dx + grow * x - rz * y + ry * z, dy + rz * x + grow * y - rx * z, dz - ry * x + rx * y + grow * z);
    }

    /// <summary>Latitude and longitude in radians on the Airy ellipsoid (OSGB36).</summary>
    internal static (double Latitude, double Longitude) ToAiry(double easting, double northing)
    {
        const double e2 = 1 - AiryB * AiryB / (AiryA * AiryA);
        var latitude = OriginLatitude;
        double meridian = 0;
        // Each step is a hundred times nearer; a fixed number of them cannot run for ever on a wild number.
        for (var i = 0; i < 20; i++)
        {
            latitude += (northing - OriginNorthing - meridian) / (AiryA * Scale);
            meridian = Meridian(latitude);
            if (Math.Abs(northing - OriginNorthing - meridian) < 0.00001) break;
        }
        double sin = Math.Sin(latitude), tan = Math.Tan(latitude), sec = 1 / Math.Cos(latitude), t2 = tan * tan, t4 = t2 * t2, t6 = t4 * t2;
        var nu = AiryA * Scale / Math.Sqrt(1 - e2 * sin * sin);
        var rho = AiryA * Scale * (1 - e2) * Math.Pow(1 - e2 * sin * sin, -1.5);
        var eta2 = nu / rho - 1;
        double nu3 = nu * nu * nu, nu5 = nu3 * nu * nu, nu7 = nu5 * nu * nu;
        var vii = tan / (2 * rho * nu);
        var viii = tan / (24 * rho * nu3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2);
        var ix = tan / (720 * rho * nu5) * (61 + 90 * t2 + 45 * t4);
        var x = sec / nu;
        var xi = sec / (6 * nu3) * (nu / rho + 2 * t2);
        var xii = sec / (120 * nu5) * (5 + 28 * t2 + 24 * t4);
        var xiia = sec / (5040 * nu7) * (61 + 662 * t2 + 1320 * t4 + 720 * t6);
        double e = easting - OriginEasting, d2 = e * e;
        return (latitude - d2 * (vii - d2 * (viii - d2 * ix)), OriginLongitude + e * (x - d2 * (xi - d2 * (xii - d2 * xiia))));
    }

    static double Meridian(double latitude)
    {
        const double n = (AiryA - AiryB) / (AiryA + AiryB), n2 = n * n, n3 = n2 * n;
        double less = latitude - OriginLatitude, more = latitude + OriginLatitude;
        return AiryB * Scale * (
            (1 + n + 5 / 4.0 * (n2 + n3)) * less
            - (3 * n + 3 * n2 + 21 / 8.0 * n3) * Math.Sin(less) * Math.Cos(more)
            + 15 / 8.0 * (n2 + n3) * Math.Sin(2 * less) * Math.Cos(2 * more)
            - 35 / 24.0 * n3 * Math.Sin(3 * less) * Math.Cos(3 * more));
    }

    static (double X, double Y, double Z) Cartesian(double latitude, double longitude)
    {
        const double e2 = 1 - AiryB * AiryB / (AiryA * AiryA);
        var nu = AiryA / Math.Sqrt(1 - e2 * Math.Sin(latitude) * Math.Sin(latitude));
        return (nu * Math.Cos(latitude) * Math.Cos(longitude), nu * Math.Cos(latitude) * Math.Sin(longitude), nu * (1 - e2) * Math.Sin(latitude));
    }

    static (double Latitude, double Longitude) Geodetic(double x, double y, double z)
    {
        const double e2 = 1 - WgsB * WgsB / (WgsA * WgsA);
        var flat = Math.Sqrt(x * x + y * y);
        var latitude = Math.Atan2(z, flat * (1 - e2));
        for (var i = 0; i < 10; i++)
        {
            var nu = WgsA / Math.Sqrt(1 - e2 * Math.Sin(latitude) * Math.Sin(latitude));
            latitude = Math.Atan2(z + e2 * nu * Math.Sin(latitude), flat);
        }
        return (latitude / Degree, Math.Atan2(y, x) / Degree);
    }
}
