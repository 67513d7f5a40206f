using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Learning;

/// <summary>Finds values that so many different people hold that to share one says nothing.</summary>
internal static class GenericFinder
{
    // A family of six, each met under three spellings, still shares its landline as a family.
    const int MostPeople = 20;

    public static Dictionary<string, IReadOnlyList<string>> In(Table table)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>();
        var person = PersonKeys(table);
        for (var place = 0; place < table.Width; place++)
        {
            var values = table.Columns[place].Kind switch
            {
                FieldKind.Email or FieldKind.Phone or FieldKind.NationalInsuranceNumber or FieldKind.NhsNumber or FieldKind.Uprn when person is not null => SharedByMany(table, place, person),
                FieldKind.Postcode when person is not null => OfOneHouse(table, place, person),
                FieldKind.BirthDate => FarTooFrequent(table, place),
                _ => [],
            };
            if (values.Count > 0) found[table.Columns[place].Name] = [.. values.Select(it => Hashing.Of(table.Pools[place][it]).ToString("x16", System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)];
        }
        return found;
    }

    static List<int> SharedByMany(Table table, int place, Func<int, ulong> person)
    {
        var suspects = new Dictionary<int, HashSet<ulong>>();
        var counts = table.Frequencies(place);
        for (var id = 1; id < counts.Length; id++)
            if (counts[id] > MostPeople) suspects[id] = [];
        if (suspects.Count == 0) return [];
        for (var row = 0; row < table.Count; row++)
            if (suspects.TryGetValue(table.Row(row)[place], out var people)) people.Add(person(row));
        return [.. suspects.Where(it => it.Value.Count > MostPeople).Select(it => it.Key)];
    }

    /// <summary>Postcodes that are, at least by half, one house of many people: a hostel's, a care home's, the council's own.</summary>
    static List<int> OfOneHouse(Table table, int postcode, Func<int, ulong> person)
    {
        var house = table.Columns.Select(it => it.Kind).ToList().IndexOf(FieldKind.HouseNumber);
        if (house < 0) return [];
        // Rows are first counted by a hash of the house, so that the few houses that may be meant are counted exactly.
        var counts = new byte[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, table.Count))];
        int Bucket(ulong key) => (int)(Hashing.Combine(0, key) & (uint)(counts.Length - 1));
        for (var row = 0; row < table.Count; row++)
            if (Key(row) is var key and not 0 && counts[Bucket(key)] <= MostPeople) counts[Bucket(key)]++;
        var houses = new Dictionary<ulong, (int Rows, HashSet<ulong> People)>();
        for (var row = 0; row < table.Count; row++)
        {
            if (Key(row) is not (var key and not 0) || counts[Bucket(key)] <= MostPeople) continue;
            var (rows, people) = houses.TryGetValue(key, out var known) ? known : (0, []);
            people.Add(person(row));
            houses[key] = (rows + 1, people);
        }
        var held = table.Frequencies(postcode);
        return [.. houses.Where(it => it.Value.People.Count > MostPeople && it.Value.Rows * 2 >= held[(int)(it.Key >> 32)]).Select(it => (int)(it.Key >> 32)).Distinct()];

        ulong Key(int row) => table.Row(row) is var cells && cells[postcode] != 0 && cells[house] != 0 ? ((ulong)(uint)cells[postcode] << 32) | (uint)cells[house] : 0;
    }

    /// <summary>A date held forty times as often as dates are on average is a form's first choice, not a birthday.</summary>
    static List<int> FarTooFrequent(Table table, int place)
    {
        var counts = table.Frequencies(place);
        if (counts.Length < 50) return [];
        var usual = Math.Max(50, 40.0 * (table.Count - counts[0]) / (counts.Length - 1));
        return [.. Enumerable.Range(1, counts.Length - 1).Where(it => counts[it] > usual)];
    }

    static Func<int, ulong>? PersonKeys(Table table)
    {
        int Of(FieldKind kind) => table.Columns.Select(it => it.Kind).ToList().IndexOf(kind);
        var (forename, surname, born) = (Of(FieldKind.Forename), Of(FieldKind.Surname), Of(FieldKind.BirthDate));
        if (forename < 0 && surname < 0) return null;
        return row => Hashing.Combine(Hashing.Combine(Part(row, forename), Part(row, surname)), Part(row, born));

        ulong Part(int row, int place) => place < 0 ? 0 : (ulong)(uint)table.Row(row)[place];
    }
}
