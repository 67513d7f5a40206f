using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bargate.Linkage.Text;

/// <summary>A text of at most 64 bytes that tells in one step at which places it holds a byte: what bit-parallel comparison asks for each byte of the other text.</summary>
internal readonly ref struct Needle
{
    public const int Most = 64;

    readonly Vector256<byte> _low, _high;
    readonly bool _long;

    [SkipLocalsInit]
    public Needle(ReadOnlySpan<byte> text)
    {
        Span<byte> padded = stackalloc byte[Most];
        // The padding may hold anything: callers mask places beyond the length.
        text.CopyTo(padded);
        _low = Vector256.Create((ReadOnlySpan<byte>)padded);
        _long = text.Length > 32;
        _high = _long ? Vector256.Create((ReadOnlySpan<byte>)padded[32..]) : default;
        Inside = text.Length == Most ? ulong.MaxValue : (1UL << text.Length) - 1;
    }

    /// <summary>A bit for each place of the text.</summary>
    public ulong Inside { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Places(byte of)
    {
        var sought = Vector256.Create(of);
        ulong found = Vector256.Equals(_low, sought).ExtractMostSignificantBits();
        if (_long) found |= (ulong)Vector256.Equals(_high, sought).ExtractMostSignificantBits() << 32;
        return found & Inside;
    }
}
