using System.Text.RegularExpressions;
using Bargate.Linkage;
using Bargate.Linkage.Bench.Generator;
using Bargate.Linkage.Cli;

namespace Bargate.Tests.Linkage;

/// <summary>The quick start of the library's README does what it says.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    readonly string _folder = Folder.CreateTempSubdirectory("linkage-readme").FullName;

    public void Dispose() => Folder.Delete(_folder, recursive: true);

    [Fact]
    public void The_program_of_the_quick_start_runs()
    {
        var path = Path.Combine(_folder, "people.csv");
        PeopleGenerator.Write(path, 900, 5);
        File.WriteAllText(path, File.ReadAllText(path).Replace("unique_id,cluster,household,first_name,middle_name,surname,dob,", "id,cluster,household,forename,middle_name,surname,born,", StringComparison.Ordinal));

        LinkageColumn[] columns = [new("forename", FieldKind.Forename), new("surname", FieldKind.Surname), new("born", FieldKind.BirthDate), new("postcode", FieldKind.Postcode), new("email", FieldKind.Email)];
        var table = Table.ReadCsv(path, columns, idColumn: "id");
        var model = Training.Train(table, LinkageSettings.Guess(columns));
        var edges = Linking.Dedupe(table, model, minimumProbability: 0.01);
        var clusters = Clustering.Clusters(table, edges, threshold: 0.95);
        var why = model.Explain(["Liz", "Taylor", "27/02/1932", "SO14 7LY", null], ["Elizabeth", "Taylor", "1932-02-27", "so147ly", null], table);
        var picture = Waterfall.Svg(why);
        var json = model.Write();

        Assert.InRange(clusters.Distinct().Count(), 500, 760);
        Assert.True(why.Probability > 0.9, $"{why.Probability}");
        Assert.StartsWith("<svg", picture, StringComparison.Ordinal);
        Assert.Equal(model.Version, LinkageModel.Read(json).Version);
    }

    [Fact]
    public void The_program_of_the_quick_start_is_the_one_that_is_tested()
    {
        var tested = Repository.Read("tests/Bargate.Tests/Linkage/ReadmeTests.cs").Split('\n').Select(it => it.Trim()).ToHashSet();
        var shown = Block("csharp");
        Assert.True(shown.Length > 5);
        Rule.HasNoBreach(shown.Where(it => !tested.Contains(it)));
    }

    [Fact]
    public void The_commands_of_the_quick_start_run()
    {
        PeopleGenerator.Write(Path.Combine(_folder, "people.csv"), 900, 5);
        PeopleGenerator.Write(Path.Combine(_folder, "others.csv"), 500, 6);
        var shown = Block("sh");
        Assert.Equal(6, shown.Length);
        foreach (var line in shown)
        {
            using StringWriter output = new(), error = new();
            var words = line.Split(' ').Skip(1).Select(it => it.EndsWith(".csv", StringComparison.Ordinal) || it.EndsWith(".json", StringComparison.Ordinal) ? Path.Combine(_folder, it) : it).ToArray();
            Assert.True(CommandLine.Run(words, output, error, null, CancellationToken.None) == CommandLine.Well, $"{line}\n{error}");
        }
        Assert.Equal(901, File.ReadLines(Path.Combine(_folder, "clusters.csv")).Count());
    }

    static string[] Block(string language) => [.. Fenced().Matches(Repository.Read("src/Bargate.Linkage/README.md")).Single(it => it.Groups[1].Value == language).Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(it => it.Trim())];

    [GeneratedRegex(@"```(\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
