using Bargate.Linkage.Text;

namespace Bargate.Linkage.Fields;

/// <summary>National Insurance numbers, account numbers and the like.</summary>
internal static class ReferenceGrade
{
    public const int Else = 0, TwoEdits = 1, OneEdit = 2, Exact = 3;
    const int LeastForTwo = 7, LeastForOne = 4;

    public static readonly string[] Labels = ["different numbers", "numbers two signs apart", "numbers one sign apart", "same number"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        var shorter = Math.Min(a.Length, b.Length);
        return Edits.Damerau(a, b, 2) switch
        {
            1 when shorter >= LeastForOne => OneEdit,
            2 when shorter >= LeastForTwo => TwoEdits,
            _ => Else,
        };
    }
}

/// <summary>Streets, towns and other words.</summary>
internal static class TextGrade
{
    public const int Else = 0, Similar = 1, Close = 2, Exact = 3;

    public static readonly string[] Labels = ["different", "a little alike", "almost alike", "same"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        if (Edits.Damerau(a, b, 1) == 1 && Math.Min(a.Length, b.Length) > 3) return Close;
        var similarity = JaroWinkler.Similarity(a, b);
        return similarity >= 0.92 ? Close : similarity >= 0.85 ? Similar : Else;
    }
}
