namespace Bargate.Linkage.Bench;

/// <summary>Records with the truth about them: which rows are one person.</summary>
internal sealed record TestSet(string Name, Table Left, Table? Right, int[] Truth, int[]? RightTruth, IReadOnlyList<LinkageColumn> Columns)
{
    public long TruePairs => Right is null ? Truth.GroupBy(it => it).Sum(it => (long)it.Count() * (it.Count() - 1) / 2) : Truth.Sum(it => (long)RightTruth!.Count(other => other == it));
    public bool IsTrue(Edge edge) => Truth[edge.Left] == (RightTruth ?? Truth)[edge.Right];

    static readonly string Shared = Path.Combine(Root(), "../shared/data/linkage");

    public static TestSet? Fake(string file, string truth)
    {
        LinkageColumn[] columns = [new("first_name", FieldKind.Forename), new("surname", FieldKind.Surname), new("dob", FieldKind.BirthDate), new("city", FieldKind.Town), new("email", FieldKind.Email)];
        var path = Path.Combine(Shared, file);
        return File.Exists(path) ? Duplicates(Path.GetFileNameWithoutExtension(file), path, columns, "unique_id", truth) : null;
    }

    /// <summary>A file with a column 'cluster'; columns other than the generator's are guessed from their names.</summary>
    public static TestSet Generated(string path)
    {
        var names = File.ReadLines(path).First().Split(',');
        var columns = names.Contains("household") ? People : [.. ColumnGuess.From(names, [.. File.ReadLines(path).Skip(1).Take(1000).Select(it => it.Split(','))]).Columns];
        return Duplicates(Path.GetFileNameWithoutExtension(path), path, columns, "unique_id", "cluster");
    }

    public static readonly LinkageColumn[] People =
    [
        new("first_name", FieldKind.Forename), new("middle_name", FieldKind.MiddleName), new("surname", FieldKind.Surname), new("dob", FieldKind.BirthDate), new("sex", FieldKind.Sex),
        new("house_number", FieldKind.HouseNumber), new("street", FieldKind.Street), new("postcode", FieldKind.Postcode), new("email", FieldKind.Email), new("phone", FieldKind.Phone),
    ];

    public static TestSet? Febrl()
    {
        LinkageColumn[] columns =
        [
            new("given_name", FieldKind.Forename), new("surname", FieldKind.Surname), new("street_number", FieldKind.HouseNumber), new("address_1", FieldKind.Street), new("suburb", FieldKind.Town),
            new("postcode", FieldKind.Postcode), new("date_of_birth", FieldKind.BirthDate), new("soc_sec_id", FieldKind.Reference),
        ];
        var (left, right) = (Path.Combine(Shared, "febrl_dataset4a.csv"), Path.Combine(Shared, "febrl_dataset4b.csv"));
        if (!File.Exists(left) || !File.Exists(right)) return null;
        var (a, b) = (Table.ReadCsv(left, columns, "rec_id"), Table.ReadCsv(right, columns, "rec_id"));
        return new("FEBRL4", a, b, Numbers(a), Numbers(b), columns);
        static int[] Numbers(Table table) => [.. Enumerable.Range(0, table.Count).Select(row => int.Parse(table.IdOf(row).Split('-')[1]))];
    }

    static TestSet Duplicates(string name, string path, LinkageColumn[] columns, string id, string truth)
    {
        var table = Table.ReadCsv(path, columns, id);
        return new(name, table, null, TruthOf(path, truth), null, columns);
    }

    /// <summary>The raw values of the truth, as numbers: prepared ones would lose those that look like placeholders.</summary>
    static int[] TruthOf(string path, string column)
    {
        var lines = File.ReadLines(path);
        var at = Array.IndexOf(lines.First().Split(','), column);
        var numbers = new Dictionary<string, int>();
        return [.. lines.Skip(1).Where(it => it.Length > 0).Select(it => it.Split(',')[at]).Select(it => numbers.TryGetValue(it, out var number) ? number : numbers[it] = numbers.Count)];
    }

    static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Bargate.sln"))) at = Path.GetDirectoryName(at);
        return Environment.GetEnvironmentVariable("BARGATE_ROOT") ?? at ?? ".";
    }
}
