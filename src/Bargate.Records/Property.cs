using Bargate.Kernel.Places;
using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>An addressable place of the property register.</summary>
internal sealed class Property
{
    public long Uprn { get; init; }

    /// <summary>The address as it is written, one line of it on each line, without the postcode.</summary>
    public required string Lines { get; init; }

    /// <summary>The street's name without a house number, as it is written; empty when the address does not name one.</summary>
    public required string Street { get; init; }

    public required string StreetFolded { get; init; }

    /// <summary>Compact: `SO147DW`.</summary>
    public required string Postcode { get; init; }

    /// <summary>Street, then house number, then flat, with numbers padded: 9 before 10, Flat 2 before Flat 10.</summary>
    public required string SortKey { get; init; }

    /// <summary>The whole address as it is searched.</summary>
    public required string Folded { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Ward { get; init; }

    public DateTime LoadedAt { get; init; }

    public PropertyAddress Address() => new(Uprn, Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries), UkPostcode.Shown(Postcode), Latitude, Longitude, Ward);
}
