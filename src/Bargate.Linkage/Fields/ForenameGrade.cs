using Bargate.Linkage.Text;

namespace Bargate.Linkage.Fields;

internal static class ForenameGrade
{
    public const int Else = 0, Similar = 1, Nickname = 2, Close = 3, Exact = 4;
    const int LeastPrefix = 3;

    public static readonly string[] Labels = ["different forenames", "forenames a little alike", "a nickname, an initial or the start of the other forename", "forenames almost alike", "same forename"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        var similarity = JaroWinkler.Similarity(a, b);
        if (similarity >= 0.92) return Close;
        if (IsShort(a, b) || Nicknames.Share(a, b) || FirstsAgree(a, b)) return Nickname;
        return similarity >= 0.80 ? Similar : Else;
    }

    /// <summary>One is the initial of the other, or its start: J, Jon and Jonathan.</summary>
    static bool IsShort(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        return (shorter == 1 || shorter >= LeastPrefix) && a[..shorter].SequenceEqual(b[..shorter]);
    }

    // 'mary jane' and 'mary', 'abdul rahman' and 'abdul' are caught above; here 'liz anne' and 'elizabeth'.
    static bool FirstsAgree(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (!a.Contains((byte)' ') && !b.Contains((byte)' ')) return false;
        var one = Words.First(ref a);
        var other = Words.First(ref b);
        return one.Length > 1 && (one.SequenceEqual(other) || Nicknames.Share(one, other));
    }
}

internal static class MiddleNameGrade
{
    public const int Else = 0, Initial = 1, Exact = 2;

    public static readonly string[] Labels = ["different middle names", "same initial of the middle name", "same middle name"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => a.SequenceEqual(b) ? Exact : a[0] == b[0] || JaroWinkler.Similarity(a, b) >= 0.88 ? Initial : Else;
}
