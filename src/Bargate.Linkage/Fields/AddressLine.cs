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
        var rest = line;
        var word = Words.First(ref rest);
        if (FlatWords.Has(word) && rest.Length > 0)
        {
            left = rest;
            flat = Words.First(ref left);
        }
        // '3/12', tidied to '3 12', is how Scots and Australians write a flat.
        else if (Words.StartsWithDigit(word) && Words.StartsWithDigit(rest))
        {
            flat = word;
            left = rest;
        }
        rest = left;
        if (NumberWords.Has(Words.First(ref rest)) && Words.StartsWithDigit(rest)) left = rest;
        if (Words.StartsWithDigit(left)) house = Words.First(ref left);
        return new AddressParts { Flat = flat, House = house, Street = left };
    }
}
