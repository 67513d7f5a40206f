namespace Bargate.Linkage.Fields;

/// <summary>The parts of an address line; any may be empty.</summary>
internal readonly ref struct AddressParts
{
    public ReadOnlySpan<byte> Flat { get; init; }
    public ReadOnlySpan<byte> House { get; init; }
    public ReadOnlySpan<byte> Street { get; init; }
}

/// <summary>Takes a tidied address line apart: 'flat 3 12a high street' is flat 3, house 12a, high street.</summary>
internal static class AddressLine
{
    static readonly WordSet FlatWords = new(["flat", "apartment", "apt", "unit", "room", "rm", "studio", "flt", "suite"]);
    static readonly WordSet NumberWords = new(["no", "number", "num"]);

    public static AddressParts Read(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> flat = default, house = default;
        var left = line;
        var (word, rest) = Next(left);
        if (FlatWords.Has(word) && rest.Length > 0)
        {
            flat = Number(ref rest);
            left = rest;
        }
        // '3/12', tidied to '3 12', is how Scots and Australians write a flat.
        else if (Words.StartsWithDigit(word) && rest.Length > 0 && Words.StartsWithDigit(rest))
        {
            flat = word;
            left = rest;
        }
        (word, rest) = Next(left);
        if (NumberWords.Has(word) && Words.StartsWithDigit(rest)) left = rest;
        if (Words.StartsWithDigit(left)) house = Number(ref left);
        return new AddressParts { Flat = flat, House = house, Street = left };
    }

    static ReadOnlySpan<byte> Number(ref ReadOnlySpan<byte> text) => Words.First(ref text);

    static Split Next(ReadOnlySpan<byte> text)
    {
        var rest = text;
        var word = Words.First(ref rest);
        return new Split(word, rest);
    }

    readonly ref struct Split(ReadOnlySpan<byte> word, ReadOnlySpan<byte> rest)
    {
        readonly ReadOnlySpan<byte> _word = word, _rest = rest;

        public void Deconstruct(out ReadOnlySpan<byte> word, out ReadOnlySpan<byte> rest) => (word, rest) = (_word, _rest);
    }
}
