using Bargate.Linkage.Text;

namespace Bargate.Linkage.Fields;

/// <summary>Two dates of eight digits.</summary>
internal static class DateGrade
{
    public const int Else = 0, Near = 1, Default = 2, Part = 3, Swapped = 4, Digit = 5, Exact = 6;

    public static readonly string[] Labels =
    [
        "different dates", "dates within two digits of one another or within a year", "same year, and one date is the 1 January that systems write by default", "two of day, month and year the same",
        "day and month swapped", "dates one digit apart", "same date",
    ];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        if (a.Length != DateValues.Length || b.Length != DateValues.Length) return Else;
        var edits = Edits.Damerau(a, b, 2);
        if (edits == 1) return Digit;
        var (year, month, day) = (a[..4].SequenceEqual(b[..4]), a.Slice(4, 2).SequenceEqual(b.Slice(4, 2)), a[6..].SequenceEqual(b[6..]));
        if (year && a.Slice(4, 2).SequenceEqual(b[6..]) && a[6..].SequenceEqual(b.Slice(4, 2))) return Swapped;
        if (year && (IsDefault(a) || IsDefault(b))) return Default;
        if ((year && (month || day)) || (month && day)) return Part;
        return edits == 2 || IsWithinAYear(a, b) ? Near : Else;
    }

    /// <summary>Whether the date is a 1 January: what is written when only the year is known.</summary>
    public static bool IsDefault(ReadOnlySpan<byte> date) => date[4..].SequenceEqual("0101"u8);

    static bool IsWithinAYear(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Math.Abs(Months(a) - Months(b)) < 12;

    static int Months(ReadOnlySpan<byte> date) =>
        ((date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10 + date[3] - '0') * 12 + (date[4] - '0') * 10 + date[5] - '0';
}
