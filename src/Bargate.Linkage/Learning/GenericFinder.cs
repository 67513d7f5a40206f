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
                FieldKind.Email or FieldKind.Phone or FieldKind.NationalInsuranceNumber or FieldKind.NhsNumber when person is not null => SharedByMany(table, place, person),
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
