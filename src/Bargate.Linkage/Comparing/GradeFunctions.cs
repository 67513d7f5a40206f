using Bargate.Linkage.Text;

namespace Bargate.Linkage.Comparing;

/// <summary>How alike two different values are: 0 not, and up. Equal values are not asked about.</summary>
internal delegate int GradeFunction(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b);

internal static class GradeFunctions
{
    public static int Forename(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var alike = JaroWinkler.Similarity(a, b);
        if (alike >= 0.92) return 3;
        var common = a.CommonPrefixLength(b);
        if (common == Math.Min(a.Length, b.Length) && (common == 1 || common >= 3)) return 2;
        return alike >= 0.80 ? 1 : 0;
    }

    public static int Surname(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => JaroWinkler.Similarity(a, b) switch { >= 0.92 => 2, >= 0.80 => 1, _ => 0 };
    public static int Text(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => JaroWinkler.Similarity(a, b) switch { >= 0.92 => 2, >= 0.85 => 1, _ => 0 };

    public static int Date(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != 8 || b.Length != 8) return 0;
        var edits = Edits.Damerau(a, b, 2);
        if (edits <= 1) return 3;
        if (a[..4].SequenceEqual(b[..4]) && a[4..6].SequenceEqual(b[6..]) && a[6..].SequenceEqual(b[4..6])) return 3;
        if (edits == 2) return 2;
        return a[..4].SequenceEqual(b[..4]) ? 1 : 0;
    }

    public static int Reference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Edits.Damerau(a, b, 2) switch { 1 => 2, 2 => 1, _ => 0 };
    public static int Postcode(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (Edits.Damerau(a, b, 1) == 1) return 3;
        var common = a.CommonPrefixLength(b);
        return common >= a.Length - 2 && common >= 3 ? 2 : common >= a.Length - 3 && common >= 2 ? 1 : 0;
    }

    public static int Email(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var (left, right) = (a.IndexOf((byte)'@'), b.IndexOf((byte)'@'));
        if (left > 0 && right > 0 && a[..left].SequenceEqual(b[..right])) return 2;
        return JaroWinkler.Similarity(a, b) >= 0.88 ? 1 : 0;
    }

    public static int Middle(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => a[0] == b[0] ? 1 : 0;
    public static int None(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => 0;
}
