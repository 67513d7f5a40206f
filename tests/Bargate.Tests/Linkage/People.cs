using Bargate.Linkage;

namespace Bargate.Tests.Linkage;

/// <summary>Small registers of made-up people for the tests of the engine; the same for the same seed.</summary>
internal static class People
{
    public static readonly LinkageColumn[] Columns =
    [
        new("forename", FieldKind.Forename), new("surname", FieldKind.Surname), new("born", FieldKind.BirthDate), new("postcode", FieldKind.Postcode), new("house", FieldKind.HouseNumber), new("email", FieldKind.Email),
    ];

    static readonly string[] Forenames = ["Aaron", "Beatrice", "Charlotte", "Dominic", "Eleanor", "Frederick", "Gillian", "Humphrey", "Isabella", "Jeremy", "Katherine", "Leonard", "Margaret", "Nathaniel", "Olivia", "Patrick"];
    static readonly string[] Surnames = ["Abernathy", "Blackwood", "Cartwright", "Dunmore", "Ellington", "Fairweather", "Goldsmith", "Hathaway", "Ingram", "Jessop", "Kingsley", "Lockwood", "Merriweather", "Northcote", "Osgood", "Pemberton", "Quigley", "Rutherford", "Stapleton", "Thornbury"];

    /// <summary>Records of people of whom some are there twice; the id is 'person/record'.</summary>
    public static List<(string Id, string?[] Values)> Records(int people, int seed)
    {
        var chance = new Random(seed);
        var records = new List<(string, string?[])>();
        for (var person = 0; person < people; person++)
        {
            string?[] values =
            [
                Forenames[chance.Next(Forenames.Length)], Surnames[chance.Next(Surnames.Length)], $"{chance.Next(1930, 2010)}-{chance.Next(1, 13):00}-{chance.Next(1, 29):00}",
                $"SO{chance.Next(14, 20)} {chance.Next(1, 9)}A{(char)('A' + chance.Next(8))}", $"{chance.Next(1, 60)}", chance.Next(3) == 0 ? null : $"person{person}@example.org",
            ];
            records.Add(($"{person}/0", values));
            if (chance.Next(2) == 0) records.Add(($"{person}/1", Changed(values, chance)));
        }
        return records;
    }

    public static Table Table(int people, int seed = 7) => Bargate.Linkage.Table.Of(Columns, Records(people, seed));

    static string?[] Changed(string?[] values, Random chance)
    {
        var changed = (string?[])values.Clone();
        for (var i = 0; i < changed.Length; i++)
        {
            if (chance.Next(12) == 0) changed[i] = null;
            else if (chance.Next(12) == 0 && changed[i] is { Length: > 3 } text && i is 0 or 1) changed[i] = string.Concat(changed[i]!.AsSpan(0, 2), changed[i]!.AsSpan(3));
        }
        if (chance.Next(6) == 0) (changed[3], changed[4]) = ($"SO{chance.Next(14, 20)} {chance.Next(1, 9)}A{(char)('A' + chance.Next(8))}", $"{chance.Next(1, 60)}");
        return changed;
    }
}
