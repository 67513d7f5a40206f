using System.Buffers.Text;
using System.Globalization;

namespace Bargate.Linkage.Fields;

/// <summary>Places in degrees and sums of money.</summary>
internal static class NumberValues
{
    public static int Prepare(FieldKind kind, ReadOnlySpan<byte> raw, Span<byte> into) => kind is FieldKind.Amount ? Amount(raw, into) : Degrees(raw, into, kind is FieldKind.Latitude ? 90 : 180);

    static int Degrees(ReadOnlySpan<byte> raw, Span<byte> into, double most)
    {
        if (!Utf8Parser.TryParse(raw, out double degrees, out var used) || used != raw.Length || !(Math.Abs(degrees) <= most)) return 0;
        // A place at exactly 0 is one that nobody filled in. (Greenwich has 0 too, but not to five figures.)
        return degrees == 0 || !degrees.TryFormat(into, out var length, "0.#####", CultureInfo.InvariantCulture) ? 0 : length;
    }

    static int Amount(ReadOnlySpan<byte> raw, Span<byte> into)
    {
        Span<byte> kept = stackalloc byte[32];
        var (length, negative) = (0, false);
        foreach (var it in raw)
        {
            if (it is (byte)'-' or (byte)'(') negative = true;
            if (it is (byte)'.' or (>= (byte)'0' and <= (byte)'9') && length < kept.Length) kept[length++] = it;
        }
        if (!Utf8Parser.TryParse(kept[..length], out decimal amount, out var used) || used != length || length == 0) return 0;
        return (negative ? -amount : amount).TryFormat(into, out var written, "0.00", CultureInfo.InvariantCulture) ? written : 0;
    }
}
