namespace Bargate.Linkage.Fields;

/// <summary>Postcodes closed up: so147ly. Where a British one has a letter for a digit or the other way round, it is put right; other countries' codes stay.</summary>
internal static class PostcodeValues
{
    const int Inward = 3;

    public static int Prepare(Span<byte> folded)
    {
        var code = folded[..Words.Close(folded)];
        if (code.Length is < 3 or > 10 || Placeholders.HasOutsideNames(code)) return 0;
        if (code.Length is >= 5 and <= 7 && !Words.AreDigits(code)) PutRight(code);
        // ZZ99 is the health service's code for no address.
        return code.StartsWith("zz99"u8) || code.SequenceEqual("aa11aa"u8) || code.SequenceEqual("xx11xx"u8) ? 0 : code.Length;
    }

    /// <summary>Whether a prepared code has the shape of a British one.</summary>
    public static bool IsBritish(ReadOnlySpan<byte> code)
    {
        if (code.Length is < 5 or > 7) return false;
        var outward = Outward(code);
        var inward = code[^Inward..];
        if (!Words.IsDigit(inward[0]) || !Words.IsLetter(inward[1]) || !Words.IsLetter(inward[2]) || !Words.IsLetter(outward[0])) return false;
        var area = AreaLength(code);
        return area <= 2 && outward.Length > area && Words.IsDigit(outward[area]) && (outward.Length == area + 1 || outward.Length == area + 2);
    }

    /// <summary>so14 of so147ly.</summary>
    public static ReadOnlySpan<byte> Outward(ReadOnlySpan<byte> code) => code.Length > Inward ? code[..^Inward] : code;

    /// <summary>so147 of so147ly.</summary>
    public static ReadOnlySpan<byte> Sector(ReadOnlySpan<byte> code) => code.Length > Inward ? code[..^(Inward - 1)] : code;

    /// <summary>so of so147ly.</summary>
    public static ReadOnlySpan<byte> Area(ReadOnlySpan<byte> code) => code[..AreaLength(code)];

    static int AreaLength(ReadOnlySpan<byte> code)
    {
        var length = 0;
        while (length < code.Length && Words.IsLetter(code[length])) length++;
        return length;
    }

    static void PutRight(Span<byte> code)
    {
        var start = code.Length - Inward;
        var (digit, one, two) = (AsDigit(code[start]), AsLetter(code[start + 1]), AsLetter(code[start + 2]));
        if (!Words.IsDigit(digit) || !Words.IsLetter(one) || !Words.IsLetter(two) || !Words.IsLetter(AsLetter(code[0]))) return;
        (code[start], code[start + 1], code[start + 2]) = (digit, one, two);
        code[0] = AsLetter(code[0]);
        // No area ends in 0 and no district begins with it: S016 is SO16. I, L and O are never the letter of a district.
        if (code[1] is (byte)'0' && start > 2) code[1] = (byte)'o';
        for (var i = 2; i < start; i++) code[i] = AsDigit(code[i]);
    }

    static byte AsDigit(byte it) => it switch { (byte)'o' => (byte)'0', (byte)'i' or (byte)'l' => (byte)'1', _ => it };

    static byte AsLetter(byte it) => it switch { (byte)'0' => (byte)'o', (byte)'1' => (byte)'i', _ => it };
}
