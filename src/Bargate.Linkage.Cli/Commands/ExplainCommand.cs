namespace Bargate.Linkage.Cli.Commands;

internal static class ExplainCommand
{
    public static void Run(Run run)
    {
        if (run.Given.Files is not [var path, var one, var other]) throw new Misused("'explain' takes a file and the ids of two records.");
        var format = run.Given.OneOf("format", "text", "json", "svg");
        var input = Input.Open(run, path);
        var given = Models.Given(run);
        var table = input.Load(run, given?.Settings.Columns);
        var model = given ?? Models.Learn(run, table, null);
        var explanation = model.Explain(ValuesOf(table, one, path), ValuesOf(table, other, path), table);
        Result.Write(run, run.Given.Text("out"), to => to.WriteLine(format switch
        {
            "svg" => Waterfall.Svg(explanation),
            "json" => Result.Json(explanation),
            _ => Text(explanation),
        }));
    }

    static string?[] ValuesOf(Table table, string id, string path)
    {
        for (var row = 0; row < table.Count; row++)
            if (table.IdOf(row) == id) return [.. table.Columns.Select(it => table.Value(row, it.Name))];
        throw new FormatException($"{path} has no record with the id '{id}'.");
    }

    static string Text(Explanation it)
    {
        var lines = new List<string> { $"{"before anything is compared",-34} {Signed(it.PriorWeight)}" };
        foreach (var level in it.Levels)
        {
            lines.Add($"{level.Comparison,-34} {Signed(level.Weight)}  {level.Level}: {level.Left ?? "(none)"} / {level.Right ?? "(none)"}");
            if (Math.Abs(level.TermFrequencyWeight) >= 0.005) lines.Add($"{"",-34} {Signed(level.TermFrequencyWeight)}  how rare the shared value is");
        }
        lines.Add($"{"together",-34} {Signed(it.Weight)}  probability {Result.Number(it.Probability, "0.0000")}");
        foreach (var (name, share) in it.Classes ?? new Dictionary<string, double>()) lines.Add($"  {name,-32} {Result.Number(share, "0.0%"),7}");
        return string.Join(Environment.NewLine, lines);
    }

    static string Signed(double weight) => $"{Result.Number(weight, "+0.00;-0.00;0.00"),7}";
}
