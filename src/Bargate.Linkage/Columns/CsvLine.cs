namespace Bargate.Linkage.Columns;

/// <summary>How lines of CSV are cut: RFC 4180, and what real files do besides: spaces around values, quotes in the middle, quotes never closed.</summary>
internal static class CsvLine
{
    /// <summary>A quoted value longer than this was never closed: its line is reported, and reading goes on with the next line.</summary>
    public const int LongestQuoted = 1 << 16;

    /// <summary>Where the record that begins at the start ends: after its line break. -1 when the text ends before it does.</summary>
    public static int End(ReadOnlySpan<byte> text, byte comma, bool last)
    {
        var at = 0;
        while (true)
        {
            var value = SkipSpaces(text, at);
            if (value < text.Length && text[value] == (byte)'"')
            {
                var closed = EndOfQuotes(text, value + 1, last);
                if (closed == Unfinished) return -1;
                // Never closed: the record is its first line alone.
                at = closed == NeverClosed ? value + 1 : closed;
            }
            var stop = text[at..].IndexOfAny(comma, (byte)'\n');
            if (stop < 0) return last ? text.Length : -1;
            at += stop + 1;
            if (text[at - 1] == (byte)'\n') return at;
        }
    }

    const int Unfinished = -1, NeverClosed = -2;

    /// <summary>The place after the closing quote.</summary>
    static int EndOfQuotes(ReadOnlySpan<byte> text, int at, bool last)
    {
        var start = at;
        while (true)
        {
            var quote = text[at..].IndexOf((byte)'"');
            if (quote < 0 || at + quote - start > LongestQuoted) return quote < 0 && !last && text.Length - start <= LongestQuoted ? Unfinished : NeverClosed;
            at += quote + 1;
            if (at == text.Length && !last) return Unfinished;
            if (at == text.Length || text[at] != (byte)'"') return at;
            at++;
        }
    }

    /// <summary>The next value of a record without its line break; trimmed, and without its quotes. False when the quotes are not closed.</summary>
    public static bool Next(ReadOnlySpan<byte> record, ref int at, byte comma, Span<byte> scratch, out ReadOnlySpan<byte> value)
    {
        var start = SkipSpaces(record, at);
        if (start < record.Length && record[start] == (byte)'"') return Quoted(record, start + 1, ref at, comma, scratch, out value);
        var length = record[start..].IndexOf(comma);
        at = length < 0 ? record.Length + 1 : start + length + 1;
        value = (length < 0 ? record[start..] : record.Slice(start, length)).TrimEnd(" \t\r"u8);
        return true;
    }

    static bool Quoted(ReadOnlySpan<byte> record, int from, ref int at, byte comma, Span<byte> scratch, out ReadOnlySpan<byte> value)
    {
        var length = 0;
        value = default;
        while (true)
        {
            var quote = record[from..].IndexOf((byte)'"');
            if (quote < 0) return false;
            Append(record.Slice(from, quote), scratch, ref length);
            from += quote + 1;
            if (from < record.Length && record[from] == (byte)'"')
            {
                Append("\""u8, scratch, ref length);
                from++;
                continue;
            }
            // What follows the closing quote belongs to nobody, except spaces.
            var rest = record[from..].IndexOf(comma);
            if (!(rest < 0 ? record[from..] : record.Slice(from, rest)).Trim(" \t\r"u8).IsEmpty) return false;
            at = rest < 0 ? record.Length + 1 : from + rest + 1;
            value = scratch[..length].Trim(" \t\r\n"u8);
            return true;
        }
    }

    static void Append(ReadOnlySpan<byte> piece, Span<byte> scratch, ref int length)
    {
        piece = piece[..Math.Min(piece.Length, scratch.Length - length)];
        piece.CopyTo(scratch[length..]);
        length += piece.Length;
    }

    static int SkipSpaces(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t') at++;
        return at;
    }
}
