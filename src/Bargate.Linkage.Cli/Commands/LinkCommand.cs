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
        var (left, right) = (Input.Open(run, run.Given.Files[0]), Input.Open(run, run.Given.Files[1]));
        var given = Models.Given(run);
        // Both files must name a column alike for it to be compared.
        var shared = given?.Settings.Columns ?? [.. left.Guess.Columns.Where(it => right.Csv.Names.Contains(it.Name, StringComparer.OrdinalIgnoreCase))];
        if (given is null) (left with { Guess = left.Guess with { Columns = shared } }).Print(run.Error);
        if (shared.Count == 0) throw new FormatException($"{left.Path} and {right.Path} have no column of the same name. Columns that mean the same must be called the same.");
        var (one, other) = (left.Load(run, shared), right.Load(run, shared));
        return (one, other, given ?? Models.Learn(run, one, other));
    }
}
