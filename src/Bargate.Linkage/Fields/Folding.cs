using System.Buffers;
using System.Text;

namespace Bargate.Linkage.Fields;

/// <summary>
/// Small letters without accents, in Latin letters: 'Łukasz', 'LUKASZ' and 'lukasz' are one, and Cyrillic, Greek and Arabic letters are
/// carried over letter by letter. What has no Latin form (Chinese signs, say) stays as it is, so that it still equals itself.
/// </summary>
internal static class Folding
{
    static readonly byte[] Ascii = [.. Enumerable.Range(0, 128).Select(it => it is >= 'A' and <= 'Z' ? (byte)(it + 32) : it is < 32 or 127 ? (byte)' ' : (byte)it)];

    /// <summary>Folds as much of the text as there is room for, and gives the number of bytes written. A byte that is not UTF-8 is read as Latin-1.</summary>
    public static int Fold(ReadOnlySpan<byte> raw, Span<byte> into)
    {
        var length = Math.Min(raw.Length, into.Length);
        for (var i = 0; i < length; i++)
        {
            if (raw[i] >= 128) return i + FoldSigns(raw[i..], into[i..]);
            into[i] = Ascii[raw[i]];
        }
        return length;
    }

    static int FoldSigns(ReadOnlySpan<byte> raw, Span<byte> into)
    {
        var written = 0;
        while (raw.Length > 0)
        {
            ReadOnlySpan<byte> folded;
            var used = 1;
            if (raw[0] < 128) folded = Ascii.AsSpan(raw[0], 1);
            else
            {
                if (Rune.DecodeFromUtf8(raw, out var rune, out used) != OperationStatus.Done) (rune, used) = (new Rune((char)raw[0]), 1);
                folded = Latin.Of(rune.Value) is { } latin ? latin : raw[..used];
            }
            if (folded.Length > into.Length - written) return written;
            folded.CopyTo(into[written..]);
            written += folded.Length;
            raw = raw[used..];
        }
        return written;
    }
}
