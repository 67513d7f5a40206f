using System.Text.Json;
using Bargate.Linkage;
using Bargate.Linkage.Bench.Generator;
using Bargate.Linkage.Cli;

namespace Bargate.Tests.Linkage;

public sealed class CommandLineTests : IDisposable
{
    readonly string _folder = Folder.CreateTempSubdirectory("linkage-cli").FullName;

    public void Dispose() => Folder.Delete(_folder, recursive: true);

    [Fact]
    public void A_model_is_written_and_used()
    {
        var people = People();
        var model = Path.Combine(_folder, "model.json");
        Assert.Equal(CommandLine.Well, Run("train", people, "--out", model, "--seed", "7").Code);
        Assert.Equal(7UL, LinkageModel.Read(File.ReadAllText(model)).Settings.Seed);
        var (code, output, error) = Run("dedupe", people, "--model", model);
        Assert.Equal(CommandLine.Well, code);
        Assert.Equal(601, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("600 records are", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model()
    {
        var people = People();
        string Trained() => Run("train", people, "--seed", "3").Output;
        Assert.Equal(Trained(), Trained());
    }

    [Fact]
    public void What_the_columns_hold_is_printed()
    {
        var (_, output, _) = Run("profile", People());
        Assert.Contains("first_name               Forename", output, StringComparison.Ordinal);
        Assert.Contains("cluster                  left out: says who is who", output, StringComparison.Ordinal);
        Assert.Contains("600 records", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_are_linked_one_to_one()
    {
        var (left, right) = (Write("left.csv", "id,first_name,surname,dob,postcode\na1,Ann,Lee,1971-06-24,SO14 7LY\na2,Bob,Roe,1980-01-02,SO15 2AB\n"), Write("right.csv", "id;surname;first_name;dob;postcode\nb1;Lee;Ann;24/06/1971;so147ly\nb2;Kim;Cy;1990-03-04;SO16 3CD\n"));
        var model = Path.Combine(_folder, "model.json");
        Run("train", People(), "--out", model, "--leave-out", "email", "--leave-out", "phone", "--leave-out", "middle_name", "--leave-out", "sex", "--leave-out", "house_number", "--leave-out", "street");
        var (code, output, error) = Run("link", left, right, "--model", model, "--one-to-one", "--format", "json", "--threshold", "0.5");
        Assert.True(code == CommandLine.Well, error);
        var link = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("a1", "b1"), (link.GetProperty("left").GetString(), link.GetProperty("right").GetString()));
    }

    [Fact]
    public void A_score_is_explained_as_text_as_data_and_as_a_picture()
    {
        var (people, model) = (People(), Path.Combine(_folder, "model.json"));
        Run("train", people, "--out", model);
        (int Code, string Output, string Error) Explained(params string[] more) => Run(["explain", people, .. more, "--model", model]);
        Assert.Contains("together", Explained("0", "1").Output, StringComparison.Ordinal);
        Assert.StartsWith("<svg", Explained("0", "1", "--format", "svg").Output, StringComparison.Ordinal);
        Assert.NotEmpty(JsonDocument.Parse(Explained("0", "1", "--format", "json").Output).RootElement.GetProperty("levels").EnumerateArray());
        Assert.Contains("no record with the id 'nobody'", Explained("0", "nobody").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_measured_against_the_truth()
    {
        var (code, output, error) = Run("evaluate", People(), "--truth", "cluster", "--format", "json");
        Assert.Contains("clusters at 0.95: precision", error, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Well, code);
        Assert.InRange(JsonDocument.Parse(output).RootElement.GetProperty("best").GetProperty("precision").GetDouble(), 0.8, 1);
    }

    [Fact]
    public void A_model_goes_to_Splink_and_comes_back()
    {
        var (people, splink) = (People(), Path.Combine(_folder, "splink.json"));
        var prepared = Path.Combine(_folder, "prepared.csv");
        Assert.Equal(CommandLine.Well, Run("train", people, "--out", Path.Combine(_folder, "model.json"), "--plain", "--splink", splink, "--prepared", prepared).Code);
        Assert.Matches("^unique_id,first_name,.*\n0,[a-z ]*,", File.ReadAllText(prepared).ReplaceLineEndings("\n"));
        var (code, output, error) = Run("dedupe", people, "--from-splink", splink);
        Assert.True(code == CommandLine.Well, error);
        Assert.StartsWith("id,cluster", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_named_and_the_rest_is_used()
    {
        var path = Write("broken.csv", "id,first_name,surname,dob\n1,Ann,Lee,1971-06-24\n2,Bob,Roe\n3,Cy,Kim,1990-03-04\n");
        var (code, output, error) = Run("profile", path);
        Assert.Equal(CommandLine.Well, code);
        Assert.Contains($"{path}, line 3: ", error, StringComparison.Ordinal);
        Assert.Contains("2 records", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "no command 'merge'", "merge")]
    [InlineData(2, "no option --treshold", "dedupe", "a.csv", "--treshold", "1")]
    [InlineData(2, "'dedupe' has no option --one-to-one; link has it", "dedupe", "FILE", "--one-to-one")]
    [InlineData(2, "written over a file that this command reads", "dedupe", "FILE", "--out", "FILE")]
    [InlineData(2, "there is no folder", "dedupe", "FILE", "--out", "/nowhere/at/all/clusters.csv")]
    [InlineData(2, "--column is NAME=KIND", "dedupe", "FILE", "--column", "surname=3")]
    [InlineData(1, "at least two records are needed", "dedupe", "ONE")]
    [InlineData(1, "is not text in UTF-8", "profile", "UTF16")]
    [InlineData(2, "--threshold is a number from 0 to 1, not 'much'", "dedupe", "FILE", "--threshold", "much")]
    [InlineData(2, "--format is csv or json, not 'xml'", "dedupe", "FILE", "--format", "xml")]
    [InlineData(2, "takes two files; 1 was given", "link", "FILE")]
    [InlineData(2, "--column is NAME=KIND", "dedupe", "FILE", "--column", "surname=Nonsense")]
    [InlineData(1, "there is no such file", "dedupe", "nowhere.csv")]
    [InlineData(1, "has no column 'person'", "evaluate", "FILE", "--truth", "person")]
    [InlineData(1, "is empty", "profile", "EMPTY")]
    [InlineData(1, "This is not a model of Bargate.Linkage", "dedupe", "FILE", "--model", "FILE")]
    [InlineData(1, "This is not JSON", "dedupe", "FILE", "--from-splink", "FILE")]
    public void What_is_wrong_is_named_and_the_code_says_whose_fault_it_is(int code, string message, params string[] args)
    {
        var file = Write("file.csv", "id,first_name,surname,dob\n1,Ann,Lee,1971-06-24\n2,Bob,Roe,1980-01-01\n");
        var utf16 = Path.Combine(_folder, "utf16.csv");
        File.WriteAllText(utf16, "id,surname\n1,Lee\n", System.Text.Encoding.Unicode);
        var (given, _, error) = Run([.. args.Select(it => it switch { "FILE" => file, "EMPTY" => Write("empty.csv", ""), "ONE" => Write("one.csv", "id,surname\n1,Lee\n"), "UTF16" => utf16, _ => it })]);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal(code, given);
    }

    [Fact]
    public void An_id_that_two_records_bear_is_told()
    {
        var path = Write("twins.csv", "ref,first_name,surname,dob\n1,Ann,Lee,1971-06-24\n2,Bob,Roe,1980-01-02\n1,Cy,Kim,1990-03-04\n");
        Assert.Contains("1 record bears the id of another one, such as '1'", Run("profile", path, "--id", "ref").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bears the id", Run("profile", path, "--leave-out", "ref").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_registers_are_trained_and_linked_on_the_columns_that_both_have()
    {
        var (left, right) = (Write("left.csv", "id,first_name,surname,dob,email\na1,Ann,Lee,1971-06-24,\na2,Bob,Roe,1980-01-02,b@example.org\n"), Write("right.csv", "id,first_name,surname,born,dob\nb1,Ann,Lee,1971,1971-06-24\nb2,Cy,Kim,1990,1990-03-04\n"));
        var (code, output, error) = Run("train", left, right);
        Assert.True(code == CommandLine.Well, error);
        Assert.Equal(["first_name", "surname", "dob"], LinkageModel.Read(output).Settings.Columns.Select(it => it.Name));
        Assert.Contains($"{right} has no column of this name", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_Splink_are_trained_here()
    {
        var (people, splink) = (People(), Path.Combine(_folder, "splink.json"));
        Run("train", people, "--out", Path.Combine(_folder, "model.json"), "--splink", splink);
        var settings = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(splink), ",\\s*\"[mu]_probability\": [^,\\s]+", "");
        Assert.DoesNotContain("m_probability", settings, StringComparison.Ordinal);
        File.WriteAllText(splink, settings);
        var (code, output, error) = Run("train", people, "--from-splink", splink);
        Assert.True(code == CommandLine.Well, error);
        Assert.True(LinkageModel.Read(output).Weights[0].Levels[^1].Weight > 3);
    }

    [Fact]
    public void Rows_are_numbered_alike_by_the_truth_and_by_the_records()
    {
        var path = Write("stray.csv", "surname,person,town\nLee,1,\"a\nRoe,2,b\nKim,3,\"c\"\nDay,4,d\n");
        var table = Table.ReadCsv(path, [new("surname", FieldKind.Surname)]);
        Assert.Equal(["roe", "kim", "day"], Enumerable.Range(0, table.Count).Select(row => table.Value(row, "surname")));
        Assert.Equal(["2", "3", "4"], new CsvRows(path).Rows.Select(it => it[1]));
    }

    [Fact]
    public void Help_names_every_command_and_nothing_at_all_shows_it_too()
    {
        var (code, output, _) = Run("--help");
        Assert.Equal(CommandLine.Well, code);
        Assert.All(new[] { "profile", "train", "dedupe", "link", "explain", "evaluate" }, it => Assert.Contains($"bargate-link {it} ", output, StringComparison.Ordinal));
        Assert.Equal(CommandLine.Misuse, Run().Code);
        Assert.Contains("bargate-link link FILE.csv OTHER.csv", Run("link", "--help").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_a_bar_on_a_terminal_and_plain_lines_elsewhere()
    {
        using StringWriter terminal = new(), file = new();
        foreach (var (writer, width) in new[] { (terminal, (int?)80), (file, null) })
        {
            var progress = new Bargate.Linkage.Cli.Progress(writer, width);
            progress.Report(new("read", 1, 4));
            progress.Report(new("score", 2, 4));
            progress.Finish();
        }
        Assert.Contains("\r", terminal.ToString(), StringComparison.Ordinal);
        Assert.Contains("##########", terminal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\r", file.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(2, file.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    string People()
    {
        var path = Path.Combine(_folder, "people.csv");
        if (!File.Exists(path)) PeopleGenerator.Write(path, 600, 11);
        return path;
    }

    string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    static (int Code, string Output, string Error) Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = CommandLine.Run(args, output, error, null, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
