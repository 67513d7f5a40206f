using System.Globalization;
using Bargate.Kernel.Councils;

namespace Bargate.Forms;

/// <summary>What the map's script reads from its element.</summary>
internal static class MapData
{
    /// <summary>The council's outline as `lat,lon;lat,lon`.</summary>
    public static string Ring(Council council) =>
        string.Join(';', council.Boundary.Ring.Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Latitude:F5},{it.Longitude:F5}")));
}
