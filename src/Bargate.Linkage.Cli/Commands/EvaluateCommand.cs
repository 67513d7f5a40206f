namespace Bargate.Linkage.Cli.Commands;

internal static class EvaluateCommand
{
    // Pairs below this are not kept: they are counted as missed where they are true.
    const double Least = 1e-4;

    public static void Run(Run run)
    {
        run.Given.Expect(1, 2, "one file, or two that are linked");
        var format = run.Given.OneOf("format", "text", "csv", "json");
        var cost = run.Given.Number("cost", 50, 0.001, 1e9);
        var calibration = run.Given.Files.Count == 2 ? Linked(run, cost) : Deduped(run, cost);
        Result.Write(run, run.Given.Text("out"), to => Write(calibration, format, to));
    }

    static Calibration Deduped(Run run, double cost)
    {
        var input = Input.Open(run, run.Given.Files[0]);
        var given = Models.Given(run);
        if (given is null) input.Print(run.Error);
        var truth = run.Given.Text("labels") is { } labels ? Truth.Labels(labels) : Truth.Column(input.Csv, input.Guess, input.Path);
        var table = input.Load(run, given?.Settings.Columns);
        var model = given ?? Models.Learn(run, table, null);
        var edges = Linking.Dedupe(table, model, Least, run.Progress, run.Stop);
        var threshold = run.Given.Number("threshold", 0.95, 0, 1);
        var clusters = truth.Of(table, Clustering.Clusters(table, edges, threshold, null, model, run.Stop), threshold);
        run.Progress.Finish();
        if (clusters is not null) run.Error.WriteLine($"clusters at {Result.Number(threshold, "0.####")}: precision {Result.Number(clusters.Precision, "0.0000")}, recall {Result.Number(clusters.Recall, "0.0000")}, F1 {Result.Number(clusters.F1, "0.0000")}");
        return Calibrate(edges, table, table, truth, cost);
    }

    static Calibration Linked(Run run, double cost)
    {
        if (run.Given.Text("labels") is not { } labels) throw new Misused("to evaluate links between two files, give the true pairs with --labels.");
        var (left, right, model) = LinkCommand.Load(run);
        var edges = Linking.Link(left, right, model, Least, run.Progress, run.Stop);
        run.Progress.Finish();
        return Calibrate(edges, left, right, Truth.Labels(labels), cost);
    }

    static Calibration Calibrate(EdgeList edges, Table left, Table right, Truth truth, double cost) => Calibration.Of(
        edges.Select(it => (Pair: it, Same: truth.Same(left.IdOf(it.Left), right.IdOf(it.Right)))).Where(it => it.Same is not null).Select(it => new LabelledPair(it.Pair.Probability, it.Same!.Value)), truth.Pairs, cost);

    static void Write(Calibration it, string format, TextWriter to)
    {
        if (format == "json") to.WriteLine(Result.Json(it));
        else if (format == "csv")
        {
            to.WriteLine("threshold,links,true,precision,recall,f1");
            foreach (var at in it.Points) to.WriteLine($"{Result.Number(at.Threshold, "0.####")},{at.Links},{at.True},{Result.Number(at.Precision, "0.0000")},{Result.Number(at.Recall, "0.0000")},{Result.Number(at.F1, "0.0000")}");
        }
        else Text(it, to);
    }

    static void Text(Calibration it, TextWriter to)
    {
        to.WriteLine("threshold      links  precision  recall      F1");
        foreach (var at in it.Points) to.WriteLine(Line(at));
        to.WriteLine($"\nbest F1\n{Line(it.Best)}");
        to.WriteLine($"\nleast cost, one false merge weighing {Result.Number(it.FalseMergeCost, "0.##")} missed links\n{(it.Advised is null ? "no threshold: every link costs more than it brings" : Line(it.Advised))}");
        to.WriteLine($"\nprobability        pairs  said   found   (mean distance {Result.Number(it.ExpectedError, "0.0000")})");
        foreach (var band in it.Bands) to.WriteLine($"{Result.Number(band.From, "0.000")} to {Result.Number(band.To, "0.000")} {band.Pairs,9:N0}  {Result.Number(band.Expected, "0.000")}  {Result.Number(band.Observed, "0.000")}");
    }

    static string Line(ThresholdPoint at) => $"{Result.Number(at.Threshold, "0.000000")} {at.Links,10:N0}  {Result.Number(at.Precision, "0.0000"),9}  {Result.Number(at.Recall, "0.0000")}  {Result.Number(at.F1, "0.0000")}";
}
