using System.Buffers.Text;
using Bargate.Linkage.Fields;

namespace Bargate.Linkage.Comparing;

/// <summary>One nested comparison of everything that says where somebody lives, so that house, street and postcode are not counted as three witnesses.</summary>
internal sealed class AddressComparer(PairValues values, AddressPlaces at) : Comparer([.. Names.Where((_, level) => at.Reaches(level))])
{
    static readonly string[] Names =
    [
        "different addresses", "same town or district", "nearby", "postcode one slip apart, or the same street", "same postcode", "same house and street", "same house and postcode", "same property (UPRN)",
    ];

    // Levels that these columns can never reach are left out: the highest must be one that pairs of one person have.
    readonly int[] _levels = [.. Names.Select((_, level) => Enumerable.Range(0, level).Count(at.Reaches))];
    readonly Grader? _postcodes = at.Postcode < 0 ? null : new(values, at.Postcode, PostcodeGrade.Of);
    readonly Grader? _streets = at.Street < 0 ? null : new(values, at.Street, TextGrade.Of);

    public override int Level(ReadOnlySpan<int> a, ReadOnlySpan<int> b) => Nested(a, b) is var level and >= 0 ? _levels[level] : Null;

    int Nested(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (Agree(at.Uprn, a, b) is true) return values.IsGeneric(at.Uprn, a[at.Uprn]) ? Null : 7;
        var (house, postcode, street, town) = (Agree(at.House, a, b), Agree(at.Postcode, a, b), Agree(at.Street, a, b), Agree(at.Town, a, b));
        // A hostel's: that house and street are the same too says no more.
        if (postcode is true && values.IsGeneric(at.Postcode, a[at.Postcode])) return Null;
        if (house is true && postcode is true) return 6;
        var alike = street is true || (street is false && _streets!.Of(a[at.Street], b[at.Street]) >= TextGrade.Close);
        if (house is true && alike && (town is not false || postcode is null)) return 5;
        if (postcode is true) return 4;
        var near = postcode is false ? _postcodes!.Of(a[at.Postcode], b[at.Postcode]) : 0;
        if (near == PostcodeGrade.Edit || (alike && town is not false)) return 3;
        var apart = Distance(a, b);
        if (near == PostcodeGrade.Sector || apart < 1 || alike) return 2;
        if (near >= PostcodeGrade.District || town is true || apart < 10) return 1;
        return postcode is null && street is null && town is null && apart is null ? Null : 0;
    }

    static bool? Agree(int place, ReadOnlySpan<int> a, ReadOnlySpan<int> b) => place < 0 || a[place] == 0 || b[place] == 0 ? null : a[place] == b[place] && a[place] > 0;

    /// <summary>Kilometres, by the flat approximation: good to a few metres at the distances that matter.</summary>
    double? Distance(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (at.Latitude < 0 || at.Longitude < 0) return null;
        if (Number(at.Latitude, a) is not { } north || Number(at.Latitude, b) is not { } otherNorth || Number(at.Longitude, a) is not { } east || Number(at.Longitude, b) is not { } otherEast) return null;
        var (up, across) = ((north - otherNorth) * 111.2, (east - otherEast) * 111.2 * Math.Cos(north * Math.PI / 180));
        return Math.Sqrt(up * up + across * across);
    }

    double? Number(int place, ReadOnlySpan<int> row) => row[place] != 0 && Utf8Parser.TryParse(values.Of(place, row[place]), out double number, out _) ? number : null;
}

/// <summary>Where the parts of an address are in a row; -1 where there is no such column.</summary>
internal sealed record AddressPlaces(int Uprn, int House, int Street, int Town, int Postcode, int Latitude, int Longitude)
{
    public bool Reaches(int level) => level switch
    {
        7 => Uprn >= 0,
        6 => House >= 0 && Postcode >= 0,
        5 => House >= 0 && Street >= 0,
        4 => Postcode >= 0,
        3 => Postcode >= 0 || Street >= 0,
        2 => Postcode >= 0 || Street >= 0 || (Latitude >= 0 && Longitude >= 0),
        1 => Postcode >= 0 || Town >= 0 || (Latitude >= 0 && Longitude >= 0),
        _ => true,
    };
}
