using System.Buffers;
using System.Numerics;

namespace Bargate.Linkage.Text;

/// <summary>
/// Winkler's similarity of two texts, 0 to 1, byte by byte: prefixes of up to 4 count with a scale of 0.1. As in his own program, and in
/// DuckDB and Spark, the prefix counts only above 0.7 and half a transposition is none, so that a model gives one answer everywhere.
/// </summary>
internal static class JaroWinkler
{
    const double Scale = 0.1, BoostAbove = 0.7;
    const int LongestPrefix = 4;

    public static double Similarity(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var jaro = Jaro(a, b);
        if (jaro <= BoostAbove) return jaro;
        var prefix = a[..Math.Min(LongestPrefix, a.Length)].CommonPrefixLength(b);
        return jaro + prefix * Scale * (1 - jaro);
    }

    public static double Jaro(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length == b.Length ? 1 : 0;
        var (matches, outOfOrder) = a.Length <= Needle.Most && b.Length <= Needle.Most ? Short(a, b) : Long(a, b);
        if (matches == 0) return 0;
        return ((double)matches / a.Length + (double)matches / b.Length + (matches - outOfOrder / 2) / (double)matches) / 3;
    }

    static int Window(int a, int b) => Math.Max(0, Math.Max(a, b) / 2 - 1);

    static (int Matches, int OutOfOrder) Short(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var needle = new Needle(b);
        var window = Window(a.Length, b.Length);
        // The window starts as the places 0 to `window` and then slides up by one for each byte of a.
        var near = window >= 63 ? ulong.MaxValue : (1UL << (window + 1)) - 1;
        ulong takenA = 0, free = needle.Inside;
        for (var i = 0; i < a.Length; i++)
        {
            var hits = needle.Places(a[i]) & near & free;
            free ^= hits & (0 - hits);
            takenA |= (hits == 0 ? 0UL : 1UL) << i;
            near = near << 1 | (i < window ? 1UL : 0UL);
        }
        var takenB = needle.Inside & ~free;
        var outOfOrder = 0;
        for (var (x, y) = (takenA, takenB); x != 0; x &= x - 1, y &= y - 1)
            if (a[BitOperations.TrailingZeroCount(x)] != b[BitOperations.TrailingZeroCount(y)]) outOfOrder++;
        return (BitOperations.PopCount(takenA), outOfOrder);
    }

    static (int Matches, int OutOfOrder) Long(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var rented = ArrayPool<bool>.Shared.Rent(a.Length + b.Length);
        var takenA = rented.AsSpan(0, a.Length);
        var takenB = rented.AsSpan(a.Length, b.Length);
        takenA.Clear();
        takenB.Clear();
        var (matches, window) = (0, Window(a.Length, b.Length));
        for (var i = 0; i < a.Length; i++)
            for (var j = Math.Max(0, i - window); j < Math.Min(b.Length, i + window + 1); j++)
            {
                if (takenB[j] || a[i] != b[j]) continue;
                takenA[i] = takenB[j] = true;
                matches++;
                break;
            }
        var (outOfOrder, at) = (0, 0);
        for (var i = 0; i < a.Length; i++)
        {
            if (!takenA[i]) continue;
            while (!takenB[at]) at++;
            if (a[i] != b[at++]) outOfOrder++;
        }
        ArrayPool<bool>.Shared.Return(rented);
        return (matches, outOfOrder);
    }
}
