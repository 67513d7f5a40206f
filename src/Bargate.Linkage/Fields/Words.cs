namespace Bargate.Linkage.Fields;

/// <summary>Folded text in place: words of letters and digits with one space between them; apostrophes close up, anything else parts.</summary>
internal static class Words
{
    const byte Parts = 0, Word = 1, Closes = 2;

    static readonly byte[] Kinds = [.. Enumerable.Range(0, 256).Select(it => it is '\'' or '`' ? Closes : it >= 128 || char.IsAsciiLetterOrDigit((char)it) ? Word : Parts)];

    public static int Tidy(Span<byte> text)
    {
        var (written, gap) = (0, false);
        foreach (var it in text)
        {
            var kind = Kinds[it];
            if (kind == Word)
            {
                if (gap && written > 0) text[written++] = (byte)' ';
                gap = false;
                text[written++] = it;
            }
            else gap |= kind == Parts;
        }
        return written;
    }

    /// <summary>Only letters and digits, closed up: codes and references.</summary>
    public static int Close(Span<byte> text)
    {
        var written = 0;
        foreach (var it in text)
            if (Kinds[it] == Word) text[written++] = it;
        return written;
    }

    /// <summary>Only the digits.</summary>
    public static int Digits(Span<byte> text)
    {
        var written = 0;
        foreach (var it in text)
            if (char.IsAsciiDigit((char)it)) text[written++] = it;
        return written;
    }

    /// <summary>Takes the first word off the text, or all of it.</summary>
    public static ReadOnlySpan<byte> First(scoped ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)' ');
        var word = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return word;
    }

    public static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    public static bool StartsWithDigit(ReadOnlySpan<byte> text) => text.Length > 0 && char.IsAsciiDigit((char)text[0]);

    public static bool IsLetter(byte it) => it is >= (byte)'a' and <= (byte)'z';

    public static bool IsDigit(byte it) => it is >= (byte)'0' and <= (byte)'9';
}
