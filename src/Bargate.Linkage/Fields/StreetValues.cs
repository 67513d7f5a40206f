using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Fields;

/// <summary>House numbers, streets and whole address lines in one way of writing.</summary>
internal static class StreetValues
{
    static readonly WordSet NumberWords = new(["no", "number", "num", "house"]);
    static readonly WordSet FlatWords = new(["flat", "apartment", "apt", "unit", "room", "rm", "studio", "flt"]);

    /// <summary>12a; a flat in a house is flat/house: 3/12a. A house with a name keeps its name.</summary>
    public static int HouseNumber(Span<byte> folded)
    {
        ReadOnlySpan<byte> left = folded[..Words.Tidy(folded)];
        // 99 and 999 are houses here; 0 and 000 are not.
        if (Words.AreDigits(left) ? !left.ContainsAnyExcept((byte)'0') : Placeholders.HasOutsideNames(left)) return 0;
        var parts = AddressLine.Read(left);
        if (parts.House.Length == 0 && parts.Flat.Length == 0) return left.Length;
        return Join(folded, parts, left);
    }

    /// <summary>The whole line, with its abbreviations written out.</summary>
    public static int Street(Span<byte> folded, Span<byte> into)
    {
        var tidy = folded[..Words.Tidy(folded)];
        if (tidy.Length == 0 || Placeholders.HasOutsideNames(tidy)) return 0;
        Span<byte> copy = stackalloc byte[Values.MostPrepared];
        tidy = tidy[..Math.Min(tidy.Length, copy.Length)];
        tidy.CopyTo(copy);
        ReadOnlySpan<byte> left = copy[..tidy.Length];
        var written = 0;
        for (var first = true; left.Length > 0; first = false)
        {
            var word = Words.First(ref left);
            var full = FlatWords.Has(word) && !first ? word : Abbreviations.Full(word, first, last: left.Length == 0);
            if (NumberWords.Has(word) && first && Words.StartsWithDigit(left)) continue;
            if (written + full.Length + 1 > into.Length) break;
            if (written > 0) into[written++] = (byte)' ';
            full.CopyTo(into[written..]);
            written += full.Length;
        }
        return written;
    }

    static int Join(Span<byte> into, AddressParts parts, ReadOnlySpan<byte> all)
    {
        Span<byte> copy = stackalloc byte[64];
        var length = 0;
        if (parts.Flat.Length + parts.House.Length + 1 > copy.Length) return all.Length;
        parts.Flat.CopyTo(copy);
        length += parts.Flat.Length;
        if (parts.House.Length > 0)
        {
            if (length > 0) copy[length++] = (byte)'/';
            parts.House.CopyTo(copy[length..]);
            length += parts.House.Length;
        }
        copy[..length].CopyTo(into);
        return length;
    }
}
