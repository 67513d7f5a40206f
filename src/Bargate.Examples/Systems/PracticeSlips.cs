using System.Globalization;
using Bargate.Records;
using Bargate.Records.Contract;

namespace Bargate.Examples.Systems;

/// <summary>How people are written down: mostly right, sometimes by a short name, with a slip of the key, the old address, the day and month the other way round.</summary>
sealed class PracticeSlips(PracticeRandom random)
{
    static readonly Dictionary<string, string[]> Short = new()
    {
        ["Agnieszka"] = ["Aga"], ["Barbara"] = ["Babs", "Barb"], ["Charlotte"] = ["Lottie", "Charlie"], ["Daniel"] = ["Dan", "Danny"], ["David"] = ["Dave"], ["Edward"] = ["Ted", "Ed"],
        ["Emily"] = ["Em"], ["Florence"] = ["Flo"], ["Gurpreet"] = ["Guri"], ["Harold"] = ["Harry"], ["James"] = ["Jim", "Jamie"], ["Jasmine"] = ["Jas"], ["Joseph"] = ["Joe"],
        ["Katarzyna"] = ["Kasia"], ["Margaret"] = ["Peggy", "Maggie"], ["Mateusz"] = ["Mateo"], ["Mohammed"] = ["Mohamed", "Muhammad"], ["Oliver"] = ["Ollie"], ["Patricia"] = ["Pat", "Trish"],
        ["Rachel"] = ["Rach"], ["Samuel"] = ["Sam"], ["Stephen"] = ["Steve", "Steven"], ["Susan"] = ["Sue"], ["Thomas"] = ["Tom"], ["Tomasz"] = ["Tomek"], ["Victor"] = ["Vic"], ["William"] = ["Bill", "Will"],
    };

    public string?[] Customer(PracticeResident who, double often)
    {
        var values = new string?[Registers.Columns(Register.Customers).Count];
        var slip = new Slip(random, often);
        var home = who.Before is { } before && slip.Now(0.6) ? before : who.Home;
        Put("forename", Forename(who.Forename, slip), 0.004);
        Put("middle-name", random.Chance(0.3) ? who.Middle?[..1] : who.Middle, 0.3);
        Put("surname", who.Maiden is { } maiden && slip.Now(0.7) ? maiden : slip.Now(0.1) ? Typo(who.Surname) : who.Surname, 0);
        Put("birth-date", Date(slip.Now(0.12) ? Wrong(who.Birth) : who.Birth), 0.05);
        Put("sex", who.Sex, 0.05);
        Put("email", slip.Now(0.08) && who.Email is { } email ? Typo(email[..email.IndexOf('@')]) + "@example.org" : who.Email, 0.2);
        Put("phone", who.Phone, 0.18);
        Address(home, Put, random.Chance(0.35));
        return values;

        void Put(string column, string? value, double missing)
        {
            if (!random.Chance(missing)) values[Registers.Place(Register.Customers, column)] = value;
        }
    }

    public string?[] Employee(PracticeResident who, int number)
    {
        var values = new string?[Registers.Columns(Register.Staff).Count];
        void Put(string column, string? value) => values[Registers.Place(Register.Staff, column)] = value;
        Put("staff-number", string.Create(CultureInfo.InvariantCulture, $"{4000 + number}"));
        Put("forename", who.Forename);
        Put("middle-name", who.Middle);
        Put("surname", who.Surname);
        Put("birth-date", Date(who.Birth));
        Put("email", who.Email);
        Put("phone", who.Phone);
        Put("postcode", who.Home.Postcode);
        Put("workplace", random.Pick(["Civic Centre", "Depot", "Central Library", "Town Quay office"]));
        return values;
    }

    public string?[] Debt(PracticeResident who, int number)
    {
        var values = new string?[Registers.Columns(Register.Debts).Count];
        var slip = new Slip(random, 0.2);
        void Put(string column, string? value, double missing)
        {
            if (!random.Chance(missing) && Registers.Place(Register.Debts, column) is var at and >= 0) values[at] = value;
        }
        Put("account", string.Create(CultureInfo.InvariantCulture, $"{70_000 + number}"), 0);
        Put("forename", Forename(who.Forename, slip), 0);
        Put("surname", slip.Now(0.1) ? Typo(who.Surname) : who.Surname, 0);
        Put("birth-date", Date(who.Birth), 0.3);
        Put("service", random.Pick(["Council tax", "Housing benefit overpayment", "Rent arrears", "Parking penalty", "Commercial waste"]), 0);
        Put("amount", (random.Between(1500, 240_000) / 100m).ToString("0.00", CultureInfo.InvariantCulture), 0);
        Put("email", who.Email, 0.5);
        Put("phone", who.Phone, 0.4);
        Address(who.Home, Put, random.Chance(0.5));
        return values;
    }

    public string?[] Property(PropertyAddress it)
    {
        var values = new string?[Registers.Columns(Register.Properties).Count];
        void Put(string column, string? value, double missing)
        {
            if (Registers.Place(Register.Properties, column) is var at and >= 0) values[at] = value;
        }
        Address(it, Put, true);
        Put("latitude", it.Latitude?.ToString(CultureInfo.InvariantCulture), 0);
        Put("longitude", it.Longitude?.ToString(CultureInfo.InvariantCulture), 0);
        Put("use", "Dwelling", 0);
        return values;
    }

    static void Address(PropertyAddress home, Action<string, string?, double> put, bool uprn)
    {
        var parts = AddressParts.Of(home.Lines.Take(1).ToList());
        if (uprn) put("uprn", home.Uprn.ToString(CultureInfo.InvariantCulture), 0);
        put("house-number", string.Join(' ', [.. parts.Before, parts.Number]), 0.03);
        put("street", parts.Street, 0.02);
        put("town", "Southampton", 0.1);
        put("postcode", home.Postcode, 0.03);
    }

    string Forename(string name, Slip slip) =>
        slip.Now(0.3) && Short.TryGetValue(name, out var known) ? random.Pick(known) : slip.Now(0.05) ? name[..1] : slip.Now(0.1) ? Typo(name) : name;

    string Typo(string text)
    {
        if (text.Length < 4) return text;
        var at = random.Between(1, text.Length - 2);
        return random.Below(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            _ => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
        };
    }

    DateOnly Wrong(DateOnly date) => random.Below(3) switch
    {
        0 when date.Day <= 12 => new(date.Year, date.Day, date.Month),
        1 => new(date.Year, 1, 1),
        _ => date.AddYears(random.Chance(0.5) ? 1 : -1),
    };

    static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Slips come together: a row that was written in haste has more of them.</summary>
    readonly struct Slip(PracticeRandom random, double often)
    {
        readonly bool hasty = random.Chance(often);

        public bool Now(double chance) => hasty && random.Chance(Math.Min(0.9, chance * 2));
    }
}
