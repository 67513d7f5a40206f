using System.Globalization;

namespace Bargate.Linkage.Cli;

/// <summary>What is known about pairs: from a column that names the person, or from a file of labelled pairs.</summary>
internal sealed class Truth
{
    readonly Dictionary<string, string> _persons = [];
    readonly Dictionary<(string, string), bool> _pairs = [];

    /// <summary>How many true pairs there are.</summary>
    public long Pairs { get; private init; }

    /// <summary>Null where nothing is known of the pair.</summary>
    public bool? Same(string one, string other)
    {
        if (_pairs.Count > 0) return _pairs.TryGetValue(Ordered(one, other), out var same) ? same : null;
        return _persons.TryGetValue(one, out var person) && _persons.TryGetValue(other, out var another) ? person == another : null;
    }

    /// <summary>How well clusters agree with the truth, by the pairs within them; null where only pairs are known.</summary>
    public ThresholdPoint? Of(Table table, int[] clusters, double threshold)
    {
        if (_persons.Count == 0) return null;
        var known = Enumerable.Range(0, table.Count).Where(row => _persons.ContainsKey(table.IdOf(row))).Select(row => (Person: _persons[table.IdOf(row)], Cluster: clusters[row])).ToList();
        var (found, right) = (Within(known.CountBy(it => it.Cluster)), Within(known.CountBy(it => it)));
        return new(threshold, found, right, found == 0 ? 1 : (double)right / found, Pairs == 0 ? 0 : (double)right / Pairs);

        static long Within<T>(IEnumerable<KeyValuePair<T, int>> groups) => groups.Sum(it => (long)it.Value * (it.Value - 1) / 2);
    }

    public static Truth Column(CsvRows csv, ColumnGuess guess, string path)
    {
        if (guess.Truth is null) throw new Misused($"say which column of {path} names the person with --truth COLUMN, or give labelled pairs with --labels FILE.");
        var (truthPlace, idPlace, row) = (csv.PlaceOf(guess.Truth), guess.Id is null ? -1 : csv.PlaceOf(guess.Id), 0);
        var persons = new Dictionary<string, string>();
        foreach (var values in csv.Rows)
        {
            var id = idPlace < 0 ? (++row).ToString(CultureInfo.InvariantCulture) : values[idPlace];
            if (id is null || values[truthPlace] is not { } person) continue;
            persons[id] = person;
        }
        var truth = new Truth { Pairs = persons.Values.CountBy(it => it).Sum(it => (long)it.Value * (it.Value - 1) / 2) };
        foreach (var (id, person) in persons) truth._persons[id] = person;
        return truth;
    }

    /// <summary>A file of two ids and a score: 1 for the same, 0 for not. Splink's labels are read as they are.</summary>
    public static Truth Labels(string path)
    {
        var csv = new CsvRows(path);
        var (one, other, score) = (Place(csv, 0, "unique_id_l", "id_l", "left"), Place(csv, 1, "unique_id_r", "id_r", "right"), Place(csv, csv.Names.Count - 1, "clerical_match_score", "match", "same", "score", "label"));
        if (csv.Names.Count < 3) throw new FormatException($"{path} has {csv.Names.Count} columns. Labels have three: two ids and 1 or 0.");
        var pairs = new Dictionary<(string, string), bool>();
        var line = 1;
        foreach (var values in csv.Rows)
        {
            line++;
            if (values[one] is not { } left || values[other] is not { } right) throw new FormatException($"{path}, line {line}: an id is missing.");
            if (!double.TryParse(values[score], CultureInfo.InvariantCulture, out var said) || said is < 0 or > 1) throw new FormatException($"{path}, line {line}: '{values[score]}' is not a score from 0 to 1.");
            pairs[Ordered(left, right)] = said >= 0.5;
        }
        if (pairs.Count == 0) throw new FormatException($"{path} has no labelled pair.");
        var truth = new Truth { Pairs = pairs.Values.Count(it => it) };
        foreach (var (pair, same) in pairs) truth._pairs[pair] = same;
        return truth;
    }

    static int Place(CsvRows csv, int otherwise, params string[] names) => csv.Names.ToList().FindIndex(it => names.Contains(it, StringComparer.OrdinalIgnoreCase)) is var place and >= 0 ? place : otherwise;

    static (string, string) Ordered(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);
}
