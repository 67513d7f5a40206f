namespace Bargate.Linkage.Bench.Generator;

/// <summary>What people of a community and a year are called.</summary>
internal static class Names
{
    const double CommonShare = 0.45;
    const int RareCount = 40_000;

    static readonly string[] Starts =
    [
        "Ash", "Al", "Bar", "Beck", "Bex", "Bick", "Black", "Brad", "Bram", "Brink", "Brock", "Buck", "Cal", "Car", "Chad", "Cles", "Clif", "Col", "Crab", "Cran", "Dal", "Dar", "Den", "Dod", "Drax", "Dun",
        "East", "Eg", "El", "Fal", "Far", "Fen", "Fros", "Gar", "Gold", "Grim", "Had", "Hal", "Har", "Hazel", "Hol", "Hor", "Ing", "Ket", "Kil", "Kin", "Lam", "Lang", "Lin", "Lud", "Mal", "Mar", "Mel", "Nor", "Oak", "Old", "Pel", "Pem", "Ray", "Red", "Ros",
        "Sax", "Scar", "Sel", "Shel", "Stan", "Swin", "Tar", "Thorn", "Tor", "Up", "Wad", "Wal", "Wes", "Whit", "Win", "Wool", "Wyn", "Yar",
    ];

    static readonly string[] Middles = ["", "er", "en", "ing", "el", "es", "ar", "ock", "le", "in"];

    static readonly string[] Ends =
    [
        "ton", "ley", "ham", "ford", "worth", "wick", "by", "well", "wood", "field", "shaw", "stead", "more", "bury", "combe", "den", "cott", "gate", "hurst", "man", "son", "er", "ridge", "bourne", "brook", "land", "low", "thwaite", "bridge", "stone",
        "stock", "side", "dale", "croft", "don", "holme", "wright", "mere", "smith", "gill", "ard", "et", "kin", "cock", "ett", "all", "ston", "with", "over", "ing", "head", "mond",
    ];

    public static string Surname(Community? community, ref Rng rng)
    {
        if (community is not null) return community.Surnames.Draw(ref rng);
        return rng.Is(CommonShare) ? Lists.BritishSurnames.Draw(ref rng) : Rare((int)(RareCount * Math.Pow(rng.Share(), 1.6)));
    }

    public static string Forename(Community? community, char sex, int year, ref Rng rng)
    {
        // Children born here are often given English names; more often in some communities than in others, which is left out.
        if (community is not null && !(year > 1985 && rng.Is(0.2))) return (sex == 'M' ? community.Men : community.Women).Draw(ref rng);
        return rng.Is(0.86) ? Lists.British(sex, year).Draw(ref rng) : rng.Of(rng.Of(sex == 'M' ? Lists.BritishMen : Lists.BritishWomen).Names);
    }

    // The number of a rare name goes through the lists in strides, so that neighbours do not begin alike.
    static string Rare(int number)
    {
        var stride = number * 17 % RareCount;
        var (start, end, middle) = (Starts[stride % Starts.Length], Ends[stride / Starts.Length % Ends.Length], Middles[stride / Starts.Length / Ends.Length % Middles.Length]);
        return start + middle + end;
    }
}
