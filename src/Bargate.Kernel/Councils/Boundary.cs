using System.Text.Json;
using Bargate.Kernel.Yaml;

namespace Bargate.Kernel.Councils;

/// <summary>The outline of the council's area: one ring of points, drawn by hand and not of legal precision.</summary>
public sealed record Boundary(IReadOnlyList<MapPoint> Ring)
{
    /// <summary>No outline given: every place counts as inside.</summary>
    public static Boundary Everywhere { get; } = new([]);

    public double South => Ring.Count == 0 ? -90 : Ring.Min(p => p.Latitude);

    public double North => Ring.Count == 0 ? 90 : Ring.Max(p => p.Latitude);

    public double West => Ring.Count == 0 ? -180 : Ring.Min(p => p.Longitude);

    public double East => Ring.Count == 0 ? 180 : Ring.Max(p => p.Longitude);

    /// <summary>Whether a place lies inside, by counting the edges that a line to the east crosses.</summary>
    public bool Contains(double latitude, double longitude)
    {
        if (Ring.Count == 0) return true;
        var inside = false;
        for (int i = 0, j = Ring.Count - 1; i < Ring.Count; j = i++)
        {
            var (a, b) = (Ring[i], Ring[j]);
            if (a.Latitude > latitude != b.Latitude > latitude
                && longitude < (b.Longitude - a.Longitude) * (latitude - a.Latitude) / (b.Latitude - a.Latitude) + a.Longitude)
                inside = !inside;
        }
        return inside;
    }

    internal static Boundary Load(string folder, Faults faults)
    {
        var path = Path.Combine(folder, "places", "boundary.geojson");
        if (!File.Exists(path)) return Everywhere;
        var at = new Position("places/boundary.geojson", 1, 1);
        try
        {
            if (new FileInfo(path).Length > YamlReader.MostBytes) throw new JsonException();
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 32 });
            var shape = json.RootElement;
            if (shape.TryGetProperty("features", out var features)) shape = features[0];
            if (shape.TryGetProperty("geometry", out var geometry)) shape = geometry;
            var ring = shape.GetProperty("coordinates")[0].EnumerateArray().Select(p => new MapPoint(p[1].GetDouble(), p[0].GetDouble())).ToList();
            if (ring.Count >= 4 && ring.TrueForAll(p => Math.Abs(p.Latitude) <= 90 && Math.Abs(p.Longitude) <= 180)) return new Boundary(ring);
            faults.Add(at, "The boundary has no ring of at least four points", "Write each point as [longitude, latitude]");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IOException or IndexOutOfRangeException or FormatException)
        {
            faults.Add(at, "The boundary is not a GeoJSON polygon", "Save it as one Polygon of less than 1 MB");
        }
        return Everywhere;
    }
}

/// <summary>A place on the map (WGS 84).</summary>
public readonly record struct MapPoint(double Latitude, double Longitude);
