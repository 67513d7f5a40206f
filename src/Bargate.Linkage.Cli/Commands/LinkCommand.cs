namespace Bargate.Linkage.Cli.Commands;

internal static class LinkCommand
{
    public static void Run(Run run)
    {
        run.Given.Expect(2, 2, "two files");
        var format = run.Given.OneOf("format", "csv", "json");
        var threshold = run.Given.Number("threshold", 0.95, 0, 1);
        var (left, right, model) = Load(run);
        var edges = Linking.Link(left, right, model, Math.Max(threshold, 1e-6), run.Progress, run.Stop);
        if (run.Given.Asks("one-to-one")) edges = Linking.OneToOne(edges);
        run.Progress.Finish();
        run.Error.WriteLine($"{edges.Count:N0} links between {left.Count:N0} and {right.Count:N0} records at {Result.Number(threshold, "0.####")} or more; {edges.Compared:N0} pairs were compared.");
        Result.Write(run, run.Given.Text("out"), to => Pairs.Write(left, right, edges, threshold, format, to));
    }

    public static (Table Left, Table Right, LinkageModel Model) Load(Run run)
    {
        var given = Models.Given(run);
        var (left, right) = LoadBoth(run, given?.Settings.Columns);
        return (left, right, given ?? Models.Learn(run, left, right));
    }

    /// <summary>Both files with the columns of a model, or else with those that both name alike.</summary>
    public static (Table Left, Table Right) LoadBoth(Run run, IReadOnlyList<LinkageColumn>? columns)
    {
        var (left, right) = (Input.Open(run, run.Given.Files[0]), Input.Open(run, run.Given.Files[1]));
        if (columns is null)
        {
            columns = [.. left.Guess.Columns.Where(it => right.Csv.Names.Contains(it.Name, StringComparer.OrdinalIgnoreCase))];
            if (columns.Count == 0) throw new FormatException($"{left.Path} and {right.Path} have no column of the same name. Columns that mean the same must be called the same.");
            var alone = left.Guess.Columns.Except(columns).Select(it => (it.Name, $"{right.Path} has no column of this name"));
            (left with { Guess = left.Guess with { Columns = columns, LeftOut = [.. left.Guess.LeftOut, .. alone] } }).Print(run.Error);
            run.Error.WriteLine($"{right.Path}: id {right.IdSaid}");
            foreach (var it in right.Guess.Columns.Where(it => !columns.Any(shared => shared.Name.Equals(it.Name, StringComparison.OrdinalIgnoreCase)))) run.Error.WriteLine($"  {it.Name,-24} left out: {left.Path} has no such column to compare");
        }
        return (left.Load(run, columns), right.Load(run, columns));
    }
}
