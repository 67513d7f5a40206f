using System.Buffers;

namespace Bargate.Linkage.Text;

/// <summary>
/// How many edits lie between two texts, byte by byte. The answer is exact up to <c>most</c> and <c>most + 1</c> for anything beyond.
/// Bit-parallel after Myers (1999) and Hyyrö (2003) where one text has at most 64 bytes once what both begin and end with is cut off.
/// </summary>
internal static class Edits
{
    /// <summary>Insertions, deletions and replacements.</summary>
    public static int Levenshtein(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int most = int.MaxValue - 1) => Distance(a, b, most, swaps: false);

    /// <summary>The same, and two neighbours that changed places count as one edit (optimal string alignment).</summary>
    public static int Damerau(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int most = int.MaxValue - 1) => Distance(a, b, most, swaps: true);

    static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int most, bool swaps)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        var same = a.CommonPrefixLength(b);
        var alike = 0;
        while (alike < Math.Min(a.Length, b.Length) - same && a[^(alike + 1)] == b[^(alike + 1)]) alike++;
        a = a[same..^alike];
        b = b[same..^alike];
        if (Math.Min(a.Length, b.Length) == 0) return Math.Max(a.Length, b.Length);
        if (most == 0) return 1;
        if (Math.Min(a.Length, b.Length) > Needle.Most) return Rows(a, b, most, swaps);
        return a.Length <= b.Length ? Bits(a, b, most, swaps) : Bits(b, a, most, swaps);
    }

    static int Bits(ReadOnlySpan<byte> shorter, ReadOnlySpan<byte> longer, int most, bool swaps)
    {
        var needle = new Needle(shorter);
        var last = 1UL << (shorter.Length - 1);
        ulong up = ulong.MaxValue, down = 0, diagonal = 0, before = 0;
        var distance = shorter.Length;
        for (var i = 0; i < longer.Length; i++)
        {
            var places = needle.Places(longer[i]);
            var swapped = swaps ? ((~diagonal & places) << 1) & before : 0;
            diagonal = (((places & up) + up) ^ up) | places | down | swapped;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            if ((right & last) != 0) distance++;
            else if ((left & last) != 0) distance--;
            // Each byte still to come can take away at most one edit.
            if (distance - (longer.Length - 1 - i) > most) return most + 1;
            right = right << 1 | 1;
            up = left << 1 | ~(diagonal | right);
            down = right & diagonal;
            before = places;
        }
        return Math.Min(distance, most + 1);
    }

    // Texts beyond 64 bytes are rare (a whole address in one field): three rows of the plain table.
    static int Rows(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int most, bool swaps)
    {
        var width = a.Length + 1;
        var rented = ArrayPool<int>.Shared.Rent(3 * width);
        var twoAgo = rented.AsSpan(0, width);
        var ago = rented.AsSpan(width, width);
        var now = rented.AsSpan(2 * width, width);
        for (var i = 0; i < width; i++) ago[i] = i;
        for (var j = 1; j <= b.Length; j++)
        {
            now[0] = j;
            var least = j;
            for (var i = 1; i < width; i++)
            {
                now[i] = Math.Min(Math.Min(ago[i], now[i - 1]) + 1, ago[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[i] = Math.Min(now[i], twoAgo[i - 2] + 1);
                least = Math.Min(least, now[i]);
            }
            // A swap may leap over one row, so one row above the bound is not yet proof.
            if (least > most + (swaps ? 1 : 0)) break;
            var oldest = twoAgo;
            twoAgo = ago;
            ago = now;
            now = oldest;
            if (j == b.Length)
            {
                var distance = ago[^1];
                ArrayPool<int>.Shared.Return(rented);
                return Math.Min(distance, most + 1);
            }
        }
        ArrayPool<int>.Shared.Return(rented);
        return most + 1;
    }
}
