namespace Bargate.Linkage.Cli.Commands;

internal static class ProfileCommand
{
    public static void Run(Run run)
    {
        run.Given.Expect(1, int.MaxValue, "one or more files");
        var format = run.Given.OneOf("format", "text", "csv", "json");
        Result.Write(run, run.Given.Text("out"), to =>
        {
            if (format == "csv") to.WriteLine("file,column,kind,filled,empty,distinct,faulty,generic,top");
            foreach (var path in run.Given.Files) One(run, path, format, to);
        });
    }

    static void One(Run run, string path, string format, TextWriter to)
    {
        var input = Input.Open(run, path);
        if (format == "text") input.Print(to);
        var profile = TableProfile.Of(input.Load(run));
        if (format == "json")
            to.WriteLine(Result.Json(new { file = path, profile.Rows, columns = profile.Columns.Select(it => new { it.Column.Name, kind = it.Column.Kind.ToString(), it.Filled, it.Empty, it.Distinct, it.Faulty, it.Generic, top = it.Top.Select(one => new { one.Value, one.Rows }) }) }));
        else if (format == "csv")
            foreach (var it in profile.Columns)
                to.WriteLine($"{Result.Csv(path)},{Result.Csv(it.Column.Name)},{it.Column.Kind},{it.Filled},{it.Empty},{it.Distinct},{it.Faulty},{it.Generic.Count},{Result.Csv(string.Join("; ", it.Top.Select(one => $"{one.Value} ({one.Rows})")))}");
        else Text(profile, to);
    }

    static void Text(TableProfile profile, TextWriter to)
    {
        to.WriteLine($"{profile.Rows:N0} records");
        foreach (var it in profile.Columns)
        {
            to.WriteLine($"  {it.Column.Name} ({it.Column.Kind}): {Result.Number((double)it.Filled / profile.Rows, "0.0%")} filled, {it.Distinct:N0} different{(it.Faulty is > 0 ? $", {it.Faulty:N0} that fail their check" : "")}");
            if (it.Top.Count > 0) to.WriteLine($"    most often: {string.Join(", ", it.Top.Select(one => $"{one.Value} ({one.Rows:N0})"))}");
            if (it.Generic.Count > 0) to.WriteLine($"    say nothing, shared by too many: {string.Join(", ", it.Generic.Take(5))}{(it.Generic.Count > 5 ? $" and {it.Generic.Count - 5} more" : "")}");
        }
    }
}
