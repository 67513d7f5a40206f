using Bargate.Linkage.Text;

namespace Bargate.Linkage.Fields;

internal static class EmailGrade
{
    public const int Else = 0, Similar = 1, Mailbox = 2, Close = 3, Exact = 4;

    public static readonly string[] Labels = ["different email addresses", "email addresses alike", "the same before the @ sign", "email addresses one letter apart", "same email address"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        if (Edits.Damerau(a, b, 1) == 1) return Close;
        var (one, other) = (a.IndexOf((byte)'@'), b.IndexOf((byte)'@'));
        if (one < 0 || other < 0) return Else;
        if (a[..one].SequenceEqual(b[..other])) return Mailbox;
        // A shared provider makes addresses of strangers alike: only what stands before it is compared.
        return JaroWinkler.Similarity(a[..one], b[..other]) >= 0.88 ? Similar : Else;
    }
}

internal static class PhoneGrade
{
    public const int Else = 0, Close = 1, Exact = 2;
    const int Local = 6;

    public static readonly string[] Labels = ["different telephone numbers", "telephone numbers one digit apart, or the same without the code", "same telephone number"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        if (Edits.Damerau(a, b, 1) == 1) return Close;
        var shorter = Math.Min(a.Length, b.Length);
        return a.Length != b.Length && shorter >= Local && a[^shorter..].SequenceEqual(b[^shorter..]) ? Close : Else;
    }
}
