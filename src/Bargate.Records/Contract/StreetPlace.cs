namespace Bargate.Records.Contract;

/// <summary>A street, or the part of a street within one ward, and the middle of its properties.</summary>
public sealed record StreetPlace(string Street, string? Ward, double? Latitude, double? Longitude, int Properties);
