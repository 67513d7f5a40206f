namespace Bargate.Records;

/// <summary>
/// A street's part within one ward. Worked out from the properties after each import: a search for a street's name reads a few thousand of
/// these rows instead of every property.
/// </summary>
internal sealed class Street
{
    public required string Folded { get; init; }

    /// <summary>Empty when the register does not say.</summary>
    public required string Ward { get; init; }

    public required string Name { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public int Properties { get; init; }
}
