namespace Bargate.Linkage.Cli.Commands;

internal static class TrainCommand
{
    public static void Run(Run run)
    {
        run.Given.Expect(1, 2, "one file, or two to be linked");
        var settings = Models.GivenSettings(run);
        var (table, other) = run.Given.Files.Count == 2 ? LinkCommand.LoadBoth(run, settings?.Columns) : (LoadOne(run, settings?.Columns), null);
        var model = Models.Learn(run, table, other, settings);
        Models.Print(model, run.Error);
        Result.Write(run, run.Given.Text("out"), to => to.WriteLine(model.Write()));
        if (run.Given.Text("prepared") is { } prepared) Result.Write(run, prepared, to => Prepared(table, to));
        if (run.Given.Text("splink") is not { } splink) return;
        var export = SplinkModel.Write(model, linkType: other is null ? "dedupe_only" : "link_only");
        Result.Write(run, splink, to => to.WriteLine(export.Json));
        foreach (var note in export.Notes) run.Error.WriteLine($"{splink}: {note}");
    }

    static Table LoadOne(Run run, IReadOnlyList<LinkageColumn>? columns)
    {
        var input = Input.Open(run, run.Given.Files[0]);
        if (columns is null) input.Print(run.Error);
        return input.Load(run, columns);
    }

    static void Prepared(Table table, TextWriter to)
    {
        to.WriteLine(string.Join(",", table.Columns.Select(it => Result.Csv(it.Name)).Prepend("unique_id")));
        for (var row = 0; row < table.Count; row++) to.WriteLine(string.Join(",", table.Columns.Select(it => Result.Csv(table.Value(row, it.Name))).Prepend(Result.Csv(table.IdOf(row)))));
    }
}
