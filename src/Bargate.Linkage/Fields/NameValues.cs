namespace Bargate.Linkage.Fields;

/// <summary>Names of people: titles and what follows a name are cut off; O'Brien, O Brien and Mc Donald are one word.</summary>
internal static class NameValues
{
    static readonly WordSet Titles = new(["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "reverend", "prof", "professor", "sir", "dame", "lady", "lord", "cllr", "councillor", "master", "hon", "capt", "captain", "major", "col"]);
    static readonly WordSet After = new(["jr", "jnr", "junior", "snr", "senior", "esq", "esquire", "obe", "mbe", "cbe", "ii", "iii", "phd", "bsc", "ma"]);
    static readonly WordSet ClosedUp = new(["o", "mc", "mac", "d", "fitz"]);

    public static int Forename(Span<byte> folded)
    {
        var length = WithoutTitle(folded, Words.Tidy(folded));
        return Placeholders.HasForename(folded[..length]) ? 0 : length;
    }

    public static int Middle(Span<byte> folded)
    {
        var length = Words.Tidy(folded);
        return Placeholders.Has(folded[..length]) ? 0 : length;
    }

    public static int Surname(Span<byte> folded)
    {
        var length = WithoutTitle(folded, Words.Tidy(folded));
        length = WithoutRank(folded[..length]);
        var space = folded[..length].IndexOf((byte)' ');
        if (space > 0 && ClosedUp.Has(folded[..space]))
        {
            folded[(space + 1)..length].CopyTo(folded[space..]);
            length--;
        }
        return Placeholders.Has(folded[..length]) ? 0 : length;
    }

    public static int Full(Span<byte> folded)
    {
        // 'Smith, John' is how registers sort: the surname comes first.
        var comma = folded.IndexOf((byte)',');
        if (comma > 0 && comma < folded.Length - 1) Rotate(folded, comma);
        var length = WithoutTitle(folded, Words.Tidy(folded));
        length = WithoutRank(folded[..length]);
        return Placeholders.Has(folded[..length]) ? 0 : length;
    }

    static void Rotate(Span<byte> text, int comma)
    {
        text[comma] = (byte)' ';
        text[..(comma + 1)].Reverse();
        text[(comma + 1)..].Reverse();
        text.Reverse();
        // The end of the forename now meets the start of the surname: a space must part them, and there is one, the comma's, at the end.
        var surname = text.Length - comma - 1;
        if (text[surname - 1] == (byte)' ') return;
        text[surname..^1].CopyTo(text[(surname + 1)..]);
        text[surname] = (byte)' ';
    }

    static int WithoutTitle(Span<byte> text, int length)
    {
        var space = text[..length].IndexOf((byte)' ');
        if (space < 2 || !Titles.Has(text[..space])) return length;
        text[(space + 1)..length].CopyTo(text);
        return length - space - 1;
    }

    static int WithoutRank(ReadOnlySpan<byte> text)
    {
        var space = text.LastIndexOf((byte)' ');
        return space > 0 && After.Has(text[(space + 1)..]) ? space : text.Length;
    }
}
