using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Cli;

/// <summary>A file with what its columns were guessed, or said, to hold.</summary>
internal sealed record Input(string Path, CsvRows Csv, ColumnGuess Guess)
{
    const int SampleRows = 2000, MostProblems = 20;

    public static Input Open(Run run, string path)
    {
        var csv = new CsvRows(path);
        var guess = ColumnGuess.From(csv.Names, [.. csv.Rows.Take(SampleRows)]);
        var columns = guess.Columns.ToList();
        foreach (var said in run.Given.All("column"))
        {
            var (name, field) = Said(said);
            var column = new LinkageColumn(csv.Names[csv.PlaceOf(name)], field);
            if (columns.FindIndex(it => it.Name == column.Name) is var at and >= 0) columns[at] = column;
            else columns.Add(column);
        }
        foreach (var name in run.Given.All("leave-out")) columns.RemoveAll(it => it.Name == csv.Names[csv.PlaceOf(name)]);
        var id = run.Given.Text("id") is { } named ? csv.Names[csv.PlaceOf(named)] : guess.Id;
        var truth = run.Given.Text("truth") is { } known ? csv.Names[csv.PlaceOf(known)] : guess.Truth;
        columns.RemoveAll(it => it.Name == id || it.Name == truth);
        return new(path, csv, guess with { Columns = columns, Id = id, Truth = truth });
    }

    /// <summary>NAME=KIND; a name may have signs of equality itself.</summary>
    static (string Name, FieldKind Kind) Said(string said)
    {
        var at = said.LastIndexOf('=');
        var kind = said[(at + 1)..].Replace("-", "", StringComparison.Ordinal);
        foreach (var it in Enum.GetValues<FieldKind>())
            if (at > 0 && it.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase)) return (said[..at], it);
        throw new Misused($"--column is NAME=KIND, not '{said}'. The kinds are {string.Join(", ", Enum.GetNames<FieldKind>())}.");
    }

    public string IdSaid => Guess.Id is null ? "is the number of the row" : $"in '{Guess.Id}'";

    /// <summary>What was guessed, so that a wrong guess is seen before its result is.</summary>
    public void Print(TextWriter to)
    {
        to.WriteLine($"{Path}: id {IdSaid}");
        foreach (var it in Guess.Columns) to.WriteLine($"  {it.Name,-24} {it.Kind}");
        if (Guess.Truth is not null) to.WriteLine($"  {Guess.Truth,-24} left out: says who is who");
        foreach (var (name, why) in Guess.LeftOut.Where(it => Guess.Columns.All(column => column.Name != it.Name))) to.WriteLine($"  {name,-24} left out: {why}");
    }

    public Table Load(Run run, IReadOnlyList<LinkageColumn>? columns = null)
    {
        if ((columns ?? Guess.Columns).Count == 0) throw new FormatException($"{Path} has no column that could be compared. Say what a column holds with --column NAME=KIND.");
        var table = Table.ReadCsv(Path, columns ?? Guess.Columns, Guess.Id, run.Progress, run.Stop);
        run.Progress.Finish();
        foreach (var problem in table.Problems.Take(MostProblems)) run.Error.WriteLine($"{Path}, {problem}");
        if (table.Problems.Count > MostProblems) run.Error.WriteLine($"{Path}: and {table.Problems.Count - MostProblems:N0} lines more");
        if (table.Count == 0) throw new FormatException($"{Path} has no record that could be read.");
        if (Guess.Id is not null) TellOfTwins(run, table);
        return table;
    }

    /// <summary>An id that two records bear makes the result ambiguous.</summary>
    void TellOfTwins(Run run, Table table)
    {
        var hashes = new ulong[table.Count];
        for (var row = 0; row < hashes.Length; row++) hashes[row] = Hashing.Of(table.Ids.At(row));
        var rows = Enumerable.Range(0, hashes.Length).ToArray();
        Array.Sort(hashes, rows);
        var twins = Enumerable.Range(1, Math.Max(0, hashes.Length - 1)).Where(it => hashes[it] == hashes[it - 1]).Select(it => rows[it]).ToList();
        if (twins.Count > 0) run.Error.WriteLine($"{Path}: {twins.Count:N0} {(twins.Count == 1 ? "record bears" : "records bear")} the id of another one, such as '{table.IdOf(twins.Min())}'. Name another column with --id, or take the ids out: then a row's number is its id.");
    }
}
