using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>An addressable place of the property register.</summary>
internal sealed class Property
{
    public const int LongestLines = 500, LongestStreet = 200, LongestSortKey = 700, LongestFolded = 600, LongestWard = 100;

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

    /// <param name="postcode">Compact.</param>
    public static Property Of(long uprn, IReadOnlyList<string> lines, string? street, string postcode, (double Latitude, double Longitude)? place, string? ward, DateTime now)
    {
        var parts = AddressParts.Of(lines, street);
        return new()
        {
            Uprn = uprn,
            Lines = string.Join('\n', lines),
            Street = Short(parts.Street, LongestStreet),
            StreetFolded = Short(string.Join(' ', Words.All(parts.Street)), LongestStreet),
            Postcode = postcode,
            SortKey = Short(parts.SortKey(), LongestSortKey),
            Folded = Short(string.Join(' ', lines.SelectMany(it => Words.All(it)).Append(postcode.ToLowerInvariant())), LongestFolded),
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
            Ward = ward,
            LoadedAt = now,
        };
    }

    public PropertyAddress Address() => new(Uprn, Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries), UkPostcode.Shown(Postcode), Latitude, Longitude, Ward);

    static string Short(string text, int most) => text.Length <= most ? text : text[..most];
}
