using System.Globalization;

namespace Bargate.Linkage.Cli;

/// <summary>The model of a run: read, taken over from Splink, or learnt.</summary>
internal static class Models
{
    /// <summary>Null when one has to be learnt.</summary>
    public static LinkageModel? Given(Run run)
    {
        if (run.Given.Text("model") is { } path) return ReadFile(path, LinkageModel.Read);
        return run.Given.Text("from-splink") is { } splink ? ReadFile(splink, it => SplinkModel.Read(it)) : null;
    }

    /// <summary>Splink's settings, to be trained here; null when they are to be guessed.</summary>
    public static LinkageSettings? GivenSettings(Run run) => run.Given.Text("from-splink") is { } path ? ReadFile(path, SplinkModel.ReadSettings) : null;

    public static LinkageModel Learn(Run run, Table table, Table? other, LinkageSettings? settings = null)
    {
        settings ??= LinkageSettings.Guess(table.Columns);
        if (run.Given.Seed is { } seed) settings = settings with { Seed = seed };
        if (run.Given.Asks("plain")) settings = settings with { Mixture = false };
        var model = other is null ? Training.Train(table, settings, run.Progress, run.Stop) : Training.Train(table, other, settings, run.Progress, run.Stop);
        run.Progress.Finish();
        foreach (var check in model.Checks) run.Error.WriteLine(check);
        return model;
    }

    public static void Print(LinkageModel model, TextWriter to)
    {
        to.WriteLine($"Model {model.Version}: two records drawn at random are one person once in {(1 / model.Prior).ToString("N0", CultureInfo.InvariantCulture)}; {(model.Mixture is null ? "plain" : $"mixture of {string.Join(", ", model.Mixture.Classes.Select(it => it.Name))}")}");
        foreach (var comparison in model.Weights)
        {
            to.WriteLine($"  {comparison.Comparison}{(comparison.TermFrequencyExponent > 0 ? $"  (rarity counts {comparison.TermFrequencyExponent.ToString("0.##", CultureInfo.InvariantCulture)})" : "")}");
            foreach (var level in comparison.Levels.Reverse()) to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {level.Label,-62} m {level.M,9:0.000000}  u {level.U,9:0.000000}  weight {level.Weight,7:+0.00;-0.00;0.00}"));
        }
    }

    static T ReadFile<T>(string path, Func<string, T> read)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: there is no such file.");
        try
        {
            return read(File.ReadAllText(path));
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{path}: {wrong.Message}", wrong);
        }
    }
}
