namespace Bargate.Records.Contract;

/// <summary>A property as it is written on an envelope, and where it is. The postcode is as people write it: `SO14 7DW`.</summary>
public sealed record PropertyAddress(long Uprn, IReadOnlyList<string> Lines, string Postcode, double? Latitude, double? Longitude, string? Ward)
{
    public string OneLine => string.Join(", ", Lines.Append(Postcode).Where(it => it.Length > 0));
}
