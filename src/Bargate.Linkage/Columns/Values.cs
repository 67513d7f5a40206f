using System.Text;
using Bargate.Linkage.Fields;

namespace Bargate.Linkage.Columns;

/// <summary>From raw text to prepared bytes, with one bound on their length.</summary>
internal static class Values
{
    public const int MostRaw = 256, MostPrepared = Preparing.MostBytes;

    public static int Prepare(FieldKind kind, ReadOnlySpan<byte> raw, Span<byte> into) => raw.IsEmpty ? 0 : Preparing.Value(kind, raw[..Math.Min(raw.Length, MostRaw)], into);

    public static int Prepare(FieldKind kind, string? raw, Span<byte> into)
    {
        if (string.IsNullOrWhiteSpace(raw)) return 0;
        Span<byte> bytes = stackalloc byte[MostRaw];
        Encoding.UTF8.TryGetBytes(raw, bytes, out var length);
        return Prepare(kind, bytes[..length], into);
    }
}
