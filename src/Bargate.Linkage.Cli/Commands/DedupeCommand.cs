namespace Bargate.Linkage.Cli.Commands;

internal static class DedupeCommand
{
    public static void Run(Run run)
    {
        run.Given.Expect(1, 1, "one file");
        var format = run.Given.OneOf("format", "csv", "json");
        var threshold = run.Given.Number("threshold", 0.95, 0, 1);
        var input = Input.Open(run, run.Given.Files[0]);
        var given = Models.Given(run);
        if (given is null) input.Print(run.Error);
        var table = input.Load(run, given?.Settings.Columns);
        var model = given ?? Models.Learn(run, table, null);
        var edges = Linking.Dedupe(table, model, Math.Min(threshold, 0.01), run.Progress, run.Stop);
        var clusters = Clustering.Clusters(table, edges, threshold, null, model, run.Stop);
        run.Progress.Finish();
        var groups = clusters.Distinct().Count();
        run.Error.WriteLine($"{table.Count:N0} records are {groups:N0} clusters at {Result.Number(threshold, "0.####")} or more; {edges.Compared:N0} pairs were compared.");
        Result.Write(run, run.Given.Text("out"), to => Write(table, clusters, format, to));
        if (run.Given.Text("pairs") is { } pairs) Result.Write(run, pairs, to => Pairs.Write(table, table, edges, threshold: 0, format, to));
    }

    static void Write(Table table, int[] clusters, string format, TextWriter to)
    {
        if (format == "csv")
        {
            to.WriteLine("id,cluster");
            for (var row = 0; row < table.Count; row++) to.WriteLine($"{Result.Csv(table.IdOf(row))},{Result.Csv(table.IdOf(clusters[row]))}");
            return;
        }
        foreach (var group in Enumerable.Range(0, table.Count).GroupBy(it => clusters[it])) to.WriteLine(Result.Json(new { cluster = table.IdOf(group.Key), records = group.Select(table.IdOf) }));
    }
}

internal static class Pairs
{
    public static void Write(Table left, Table right, EdgeList edges, double threshold, string format, TextWriter to)
    {
        if (format == "csv") to.WriteLine("id_l,id_r,weight,probability");
        foreach (var edge in edges)
        {
            if (edge.Probability < threshold) continue;
            var (one, other) = (left.IdOf(edge.Left), right.IdOf(edge.Right));
            to.WriteLine(format == "csv" ? $"{Result.Csv(one)},{Result.Csv(other)},{Result.Number(edge.Weight, "0.000")},{Result.Number(edge.Probability, "0.000000")}"
                : Result.Json(new { left = one, right = other, weight = Math.Round(edge.Weight, 3), probability = Math.Round(edge.Probability, 6) }));
        }
    }
}
