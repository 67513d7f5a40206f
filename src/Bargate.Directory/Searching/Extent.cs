using System.Text.Json;
using Bargate.Kernel.Councils;

namespace Bargate.Directory.Searching;

/// <summary>The outline of a service area, as GeoJSON in a text.</summary>
internal static class Extent
{
    const int Longest = 200_000, MostPoints = 5_000;

    public static Boundary? Read(string? text)
    {
        if (text is null || text.Length > Longest) return null;
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = 16 });
            var shape = json.RootElement;
            if (shape.TryGetProperty("geometry", out var geometry)) shape = geometry;
            if (shape.GetProperty("type").GetString() != "Polygon") return null;
            var ring = shape.GetProperty("coordinates")[0].EnumerateArray().Take(MostPoints).Select(it => new MapPoint(it[1].GetDouble(), it[0].GetDouble())).ToList();
            return ring.Count >= 4 ? new(ring) : null;
        }
        // What cannot be read covers everything, as if nothing had been said.
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or FormatException) { return null; }
    }
}
