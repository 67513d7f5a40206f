using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Bargate.Linkage.Columns;

/// <summary>A fast 64-bit hash; the same on every machine, so that samples chosen by it are too.</summary>
internal static class Hashing
{
    const ulong First = 0x9E3779B97F4A7C15, Second = 0xD1B54A32D192ED03;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = First ^ (ulong)bytes.Length;
        for (; bytes.Length >= 8; bytes = bytes[8..]) hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), Second);
        ulong tail = 0;
        for (var i = 0; i < bytes.Length; i++) tail |= (ulong)bytes[i] << (8 * i);
        return Mix(hash ^ tail, First);
    }

    /// <summary>A hash with one more value: begin with 0. Not for two values as they are: they would cancel out where they are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Combine(ulong hash, ulong value) => Mix(hash ^ value, Second);

    /// <summary>The two halves of the long product folded together: every bit of the input moves every bit of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a + First, b, out ulong low);
        return high ^ low;
    }
}
