using System.Numerics;
using System.Runtime.InteropServices;

namespace Bargate.Linkage.Fields;

/// <summary>64 bits that stand for a prepared value; the same on every machine and in every run.</summary>
internal static class ValueHash
{
    const ulong Odd = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<byte> value)
    {
        var hash = (ulong)value.Length * Odd;
        while (value.Length >= 8)
        {
            hash = Mix(hash, MemoryMarshal.Read<ulong>(value));
            value = value[8..];
        }
        ulong rest = 0;
        for (var i = 0; i < value.Length; i++) rest |= (ulong)value[i] << (8 * i);
        return Mix(hash, rest);
    }

    static ulong Mix(ulong hash, ulong part)
    {
        var mixed = (hash ^ part) * 0xD6E8FEB86659FD93;
        return (mixed ^ (mixed >> 32)) * Odd ^ BitOperations.RotateLeft(hash, 29);
    }
}
