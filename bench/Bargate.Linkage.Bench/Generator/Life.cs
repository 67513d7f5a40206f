namespace Bargate.Linkage.Bench.Generator;

/// <summary>What changes between one record of a person and the next, and what clerks and people get wrong.</summary>
internal static class Life
{
    /// <summary>How much fewer the errors are on a person's first record.</summary>
    const double FirstRecord = 0.35;
    static readonly string[] Neighbours =
    [
        "qwsz", "vghn", "xdfv", "ersfcx", "wsdr", "rtgvcd", "tyhbvf", "yujnbg", "ujko", "uikmnh", "iolmj", "opk", "njk", "bhjm", "iklp", "ol", "wa", "edft", "awedxz", "rfgy", "yhji", "cfgb", "qase", "zsdc", "tghu", "asx",
    ];

    public static void GoesOn(ref Person who, Places places, ref Rng rng)
    {
        if (rng.Is(0.20)) who.Place = places.Elsewhere(ref rng);
        if (who.Sex == 'F' && who.Year < 2004 && rng.Is(0.07)) who.Surname = Names.Surname(who.Community, ref rng);
        if (who.Email is not null && rng.Is(0.14)) who.Email = Household.Email(who, ref rng);
        if (who.Phone is not null && rng.Is(0.17)) who.Phone = Household.Mobile(ref rng);
    }

    public static Written WrittenDown(in Person who, bool first, ref Rng rng)
    {
        var rate = first ? FirstRecord : 1;
        var it = new Written
        {
            Forename = who.Forename, Middle = who.Middle, Surname = who.Surname, Sex = who.Sex, Year = who.Year, Month = who.Month, Day = who.Day,
            House = who.Place.House, Street = who.Place.Street, Postcode = who.Place.Postcode, Email = who.Email, Phone = who.Phone,
        };
        if (rng.Is(0.075 * rate) && Lists.Nicknames.TryGetValue(who.Forename, out var nicknames)) it.Forename = rng.Of(nicknames);
        if (rng.Is(0.035 * rate)) it.Forename = Typo(it.Forename, ref rng);
        if (rng.Is(0.015 * rate)) it.Forename = it.Forename[..1];
        if (rng.Is(0.04 * rate)) it.Surname = Typo(it.Surname, ref rng);
        if (rng.Is(0.01 * rate)) it.Surname = it.Surname.Replace("-", rng.Is(0.5) ? " " : "", StringComparison.Ordinal);
        if (rng.Is(0.025 * rate)) it.Postcode = Typo(it.Postcode, ref rng);
        if (it.Email is not null && rng.Is(0.02 * rate)) it.Email = Typo(it.Email, ref rng);
        if (it.Phone is not null && rng.Is(0.012 * rate)) it.Phone = Typo(it.Phone, ref rng);
        if (rng.Is(0.08 * rate)) it.Street = it.Street.Replace(" Road", " Rd", StringComparison.Ordinal).Replace(" Street", " St", StringComparison.Ordinal).Replace(" Avenue", " Ave", StringComparison.Ordinal).Replace(" Close", " Cl", StringComparison.Ordinal);
        if (rng.Is(0.03 * rate)) it.Street = Typo(it.Street, ref rng);
        if (rng.Is(first ? 0.02 : 0.065)) MisdateBirth(ref it, ref rng);
        if (rng.Is(0.008)) (it.Forename, it.Surname) = (it.Surname, it.Forename);
        Forget(ref it, ref rng);
        return it;
    }

    static void MisdateBirth(ref Written it, ref Rng rng)
    {
        switch (rng.Pick([.30, .15, .15, .20, .20]))
        {
            case 0 when it.Day <= 12: (it.Day, it.Month) = (it.Month, it.Day); break;
            case 1: it.Year += rng.Is(0.5) ? 1 : -1; break;
            case 2: (it.Month, it.Day) = (1, 1); break;
            case 4: it.Month = rng.Between(1, 12); break;
            default: it.Day = rng.Between(1, 28); break;
        }
    }

    static void Forget(ref Written it, ref Rng rng)
    {
        if (rng.Is(0.30)) it.Middle = null;
        else if (it.Middle is not null && rng.Is(0.25)) it.Middle = it.Middle[..1];
        if (rng.Is(0.20)) it.Email = null;
        if (rng.Is(0.18)) it.Phone = null;
        if (rng.Is(0.05)) it.Year = 0;
        if (rng.Is(0.04)) it.Sex = ' ';
        if (rng.Is(0.03)) it.Postcode = "";
        if (rng.Is(0.03)) it.House = "";
        if (rng.Is(0.006)) it.Forename = "";
    }

    /// <summary>One sign left out, doubled, changed with its neighbour or hit beside.</summary>
    static string Typo(string text, ref Rng rng)
    {
        if (text.Length < 2) return text;
        var at = rng.Below(text.Length - 1);
        return rng.Below(4) switch
        {
            0 => text.Remove(at, 1),
            1 => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
            2 => text.Insert(at, text[at].ToString()),
            _ => $"{text[..at]}{Beside(text[at], ref rng)}{text[(at + 1)..]}",
        };
    }

    static char Beside(char it, ref Rng rng)
    {
        if (char.IsAsciiDigit(it)) return (char)('0' + (it - '0' + (rng.Is(0.5) ? 1 : 9)) % 10);
        if (!char.IsAsciiLetter(it)) return it;
        var keys = Neighbours[char.ToLowerInvariant(it) - 'a'];
        var key = keys[rng.Below(keys.Length)];
        return char.IsUpper(it) ? char.ToUpperInvariant(key) : key;
    }
}

/// <summary>A record as a clerk wrote it.</summary>
internal record struct Written
{
    public string Forename, Surname, House, Street, Postcode;
    public string? Middle, Email, Phone;
    public int Year, Month, Day;
    public char Sex;
}
