using Bargate.Linkage.Text;

namespace Bargate.Linkage.Fields;

/// <summary>Two postcodes closed up. Those of other countries know only 'the same', 'one edit' and 'two edits'.</summary>
internal static class PostcodeGrade
{
    public const int Else = 0, Area = 1, District = 2, Sector = 3, Edit = 4, Exact = 5;

    public static readonly string[] Labels = ["different postcodes", "same postcode area", "same postcode district", "same postcode sector", "postcodes one letter or digit apart", "same postcode"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        var edits = Edits.Damerau(a, b, 2);
        if (edits == 1) return Edit;
        if (!PostcodeValues.IsBritish(a) || !PostcodeValues.IsBritish(b)) return edits == 2 && Math.Min(a.Length, b.Length) > 4 ? Sector : Else;
        if (PostcodeValues.Sector(a).SequenceEqual(PostcodeValues.Sector(b))) return Sector;
        if (PostcodeValues.Outward(a).SequenceEqual(PostcodeValues.Outward(b))) return District;
        return PostcodeValues.Area(a).SequenceEqual(PostcodeValues.Area(b)) ? Area : Else;
    }
}

internal static class HouseNumberGrade
{
    public const int Else = 0, Number = 1, Exact = 2;

    public static readonly string[] Labels = ["different house numbers", "house numbers that differ by a letter, a flat or one sign", "same house number"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        if (House(a).SequenceEqual(House(b)) && House(a).Length > 0) return Number;
        // A house with a name: one letter may be wrong. A number with one digit wrong is next door.
        return !Words.StartsWithDigit(a) && Edits.Damerau(a, b, 1) == 1 && a.Length > 3 ? Number : Else;
    }

    /// <summary>12 of 3/12a.</summary>
    static ReadOnlySpan<byte> House(ReadOnlySpan<byte> number)
    {
        var house = number[(number.LastIndexOf((byte)'/') + 1)..];
        var end = 0;
        while (end < house.Length && Words.IsDigit(house[end])) end++;
        return house[..end];
    }
}
