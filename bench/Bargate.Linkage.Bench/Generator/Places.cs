namespace Bargate.Linkage.Bench.Generator;

internal readonly record struct Place(string House, string Street, string Postcode);

/// <summary>Where each household lives, and which community is at home around it: a function of its number, so that movers can be given any address.</summary>
internal sealed class Places
{
    const int PerPostcode = 14, PerBlock = 60, PerDistrict = 4000;
    const string Letters = "ABDEFGHJLNPQRSTUWXYZ";
    static readonly (string Area, int[] Districts)[] Areas =
    [
        ("SO", [14, 15, 16, 17, 18, 19, 30, 31, 32, 40, 45, 50, 51, 52, 53]), ("PO", [.. Enumerable.Range(1, 22)]), ("BH", [.. Enumerable.Range(1, 25)]), ("SP", [.. Enumerable.Range(1, 11)]),
        ("RG", [.. Enumerable.Range(1, 45)]), ("GU", [.. Enumerable.Range(1, 35)]), ("BS", [.. Enumerable.Range(1, 41)]), ("LS", [.. Enumerable.Range(1, 29)]), ("M", [.. Enumerable.Range(1, 45)]), ("NE", [.. Enumerable.Range(1, 49)]),
    ];

    readonly ulong _seed;
    readonly int _households, _districts;
    static readonly string[] Districts = [.. Areas.SelectMany(it => it.Districts.Select(number => $"{it.Area}{number}"))];

    public Places(ulong seed, int households)
    {
        (_seed, _households) = (seed, Math.Max(1, households));
        var blocks = households / PerPostcode / PerBlock + 1;
        _districts = Math.Clamp(blocks * PerBlock / PerDistrict + 1, Areas[0].Districts.Length, Districts.Length);
    }

    public Place Of(int household)
    {
        var postcode = household / PerPostcode;
        var rng = new Rng(_seed ^ 0x5EED, (ulong)household);
        var house = rng.Between(1, 139).ToString();
        if (rng.Is(0.03)) house += rng.Is(0.6) ? "A" : "B";
        if (rng.Is(0.05)) house = $"Flat {rng.Between(1, 20)}, {house}";
        return new Place(house, Street(postcode), Postcode(postcode));
    }

    /// <summary>Where somebody moves to: mostly among the others, sometimes far away.</summary>
    public Place Elsewhere(ref Rng rng) => rng.Is(0.8) ? Of(rng.Below(_households)) : new Place(rng.Between(1, 139).ToString(), Street(rng.Below(1 << 20)), Code(rng.Of(Districts), rng.Below(PerDistrict)));

    /// <summary>Null where the household is of none of the listed communities. People of one live near one another.</summary>
    public Community? CommunityOf(int household)
    {
        var block = new Rng(_seed ^ 0xC0FFEE, (ulong)(household / PerPostcode / PerBlock));
        var home = block.Is(0.4) ? One(ref block) : null;
        var rng = new Rng(_seed ^ 0xFACADE, (ulong)household);
        if (home is not null && rng.Is(0.42)) return home;
        return rng.Is(0.08) ? One(ref rng) : null;
    }

    static Community One(ref Rng rng) => Lists.Communities[rng.Pick([0.38, 0.18, 0.09, 0.17, 0.08, 0.10])];

    string Street(int postcode)
    {
        var rng = new Rng(_seed ^ 0x57EE7, (ulong)postcode);
        return $"{rng.Of(Lists.Streets[0])} {rng.Of(Lists.Streets[1])}";
    }

    string Postcode(int postcode)
    {
        var block = postcode / PerBlock;
        return Code(Districts[block % _districts], block / _districts * PerBlock + postcode % PerBlock);
    }

    static string Code(string district, int number) => $"{district} {number % 10}{Letters[number / 10 % 20]}{Letters[number / 200 % 20]}";
}
