using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bargate.Forms;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Commands;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using Bargate.Tests.Walks;

namespace Bargate.Tests.Services;

/// <summary>What a service designer works with: new, graph, schema, and the guide.</summary>
public sealed partial class DesignerTests : IDisposable
{
    readonly string council = Folder.CreateTempSubdirectory("bargate-designer-").FullName;

    public DesignerTests()
    {
        foreach (var part in new[] { "blocks", "services" })
        {
            Folder.CreateDirectory(Path.Combine(council, part));
            foreach (var file in part == "blocks" ? Folder.GetFiles(Path.Combine(Given.CouncilFolder(), part)) : []) File.Copy(file, Path.Combine(council, part, Path.GetFileName(file)));
        }
        File.Copy(Path.Combine(Given.CouncilFolder(), "council.yaml"), Path.Combine(council, "council.yaml"));
        File.WriteAllText(Path.Combine(council, "teams.yaml"), "parks:\n  name: Parks\n  email: parks@example.org\nstreet-cleaning:\n  name: Street cleaning\n  email: streets@example.org\n");
    }

    static IReadOnlyList<QuestionKind> Kinds { get; } = [.. QuestionTypes.All.Select(it => it.Kind)];

    (CouncilFolder Folder, Faults Faults) Read()
    {
        var faults = new Faults();
        return (CouncilFolder.Read(council, Kinds, ["en", "pl"], faults, walked: new(new DateOnly(2026, 11, 25), Bargate.Kernel.Calendar.WorkingDays.WithoutHolidays)), faults);
    }

    [Fact]
    public void A_new_service_is_sound_and_can_be_walked()
    {
        Assert.Equal(0, NewCommand.Run(council, "report-a-tree"));
        Assert.Equal(0, NewCommand.Run(council, "report-a-tree-house"));
        var (folder, faults) = Read();
        Assert.Equal("", faults.ToString());
        Assert.Equal(["report-a-tree", "report-a-tree-house"], folder.Services.Select(it => it.Id));
        Assert.All(folder.Services, it => Assert.True(it.Walks.Count >= 3));
        Assert.Contains("# One question is one page", File.ReadAllText(Path.Combine(council, "services/report-a-tree.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_is_left_as_it_is()
    {
        var file = Path.Combine(council, "services/report-a-tree.walks.yaml");
        File.WriteAllText(file, "mine");
        Assert.Equal(1, NewCommand.Run(council, "report-a-tree"));
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.False(File.Exists(Path.Combine(council, "services/report-a-tree.yaml")));
    }

    [Theory]
    [InlineData("../out")]
    [InlineData("Report A Tree")]
    [InlineData("")]
    public void A_name_that_cannot_be_an_address_is_refused(string name) => Assert.Equal(2, NewCommand.Run(council, name));

    [Fact]
    public void A_drawing_is_well_formed_and_names_every_page_exit_and_condition()
    {
        Assert.NotEmpty(AllWalks.Services);
        foreach (var service in AllWalks.Services)
        {
            var svg = XDocument.Parse(GraphDrawing.Of(service, "en"));
            Assert.Equal("svg", svg.Root!.Name.LocalName);
            var said = Words(string.Join(' ', svg.Descendants().Where(it => it.Name.LocalName == "text").Select(it => it.Value)));
            foreach (var question in service.Questions.Where(it => !it.IsComputed))
            {
                if (question.Items is null || question.Group is null) Assert.Contains(Words(question.Ask.In("en")), said, StringComparison.Ordinal);
                if (question.When is { } when) Assert.Contains(Words(when.Source), said, StringComparison.Ordinal);
                Assert.All(question.Exits, it => Assert.Contains(Words(it.When.Source), said, StringComparison.Ordinal));
            }
            Assert.All(service.Exits, it => Assert.Contains(Words(it.Title.In("en")), said, StringComparison.Ordinal));
            var high = double.Parse(svg.Root.Attribute("height")!.Value);
            Assert.All(svg.Descendants().Where(it => it.Name.LocalName == "text"), it => Assert.InRange(double.Parse(it.Attribute("y")!.Value), 0, high));
        }
    }

    static string Words(string text) => Space().Replace(text.Trim(), " ");

    // The reader names every key that it asked for when it meets one that it does not know.
    [Theory]
    [InlineData("service", "title: Report", "zzzzzzzz: 1\ntitle: Report")]
    [InlineData("case", "  reference: TH", "  zzzzzzzz: 1\n  reference: TH")]
    [InlineData("stage", "{ id: looked,", "{ zzzzzzzz: 1, id: looked,")]
    [InlineData("page", "not-ours: { title:", "not-ours: { zzzzzzzz: 1, title:")]
    [InlineData("exit", "exits: { when:", "exits: { zzzzzzzz: 1, when:")]
    [InlineData("value", "  - id: dark", "  - { id: v, label: V, type: number, value: 1 + 1, zzzzzzzz: 1 }\n  - id: dark")]
    [InlineData("group", "  - id: dark", "  - { group: g, ask: Who?, item: one, repeat: {}, questions: [ { id: n, ask: N?, type: text } ], zzzzzzzz: 1 }\n  - id: dark")]
    public void The_schema_has_the_keys_that_the_reader_asks_for(string part, string old, string instead)
    {
        var (_, faults) = Given.Read(Given.With(old, instead));
        var fault = faults.First(it => it.Problem == "'zzzzzzzz' is not known here");
        var asked = fault.Fix["Use one of: ".Length..].Split(", ").Order();
        Assert.Equal(asked, Properties(part).Order());
    }

    [Fact]
    public void The_schema_has_the_keys_and_settings_of_every_question()
    {
        var settings = Kinds.SelectMany(it => it.Settings).ToHashSet();
        var (_, faults) = Given.Read(Given.With("    type: yes-no", "    type: yes-no\n    zzzzzzzz: 1"));
        var asked = faults.Single(it => it.Problem == "'zzzzzzzz' is not known here").Fix["Use one of: ".Length..].Split(", ");
        Assert.Equal(asked.Where(it => it is not "group" and not "value").Concat(settings).Distinct().Order(), Properties("question").Order());
        Assert.Equal(Kinds.Select(it => it.Name), Schema.Tree(Kinds)["$defs"]!["question"]!["properties"]!["type"]!["enum"]!.AsArray().Select(it => (string)it!));
    }

    static IEnumerable<string> Properties(string part) => Schema.Tree(Kinds)["$defs"]![part]!["properties"]!.AsObject().Select(it => it.Key);

    [Fact]
    public void Every_reference_within_the_schema_leads_somewhere()
    {
        var schema = JsonNode.Parse(Schema.Of(Kinds))!;
        var references = Reference().Matches(Schema.Of(Kinds)).Select(it => it.Groups[1].Value).Distinct().ToList();
        Assert.True(references.Count > 8);
        Assert.All(references, it => Assert.NotNull(schema["$defs"]![it]));
    }

    /// <summary>Each ```yaml of the guide that is a whole service or walks file is read as a person would have written it.</summary>
    [Fact]
    public void The_guide_ends_in_a_service_that_can_be_published()
    {
        var guide = Repository.Read("docs/writing-a-service.md");
        var files = Block().Matches(guide).Select(it => (Name: it.Groups[1].Value, Text: it.Groups[2].Value)).ToList();
        Assert.Equal(["services/report-a-swing.yaml", "services/report-a-swing.walks.yaml"], files.Select(it => it.Name));
        foreach (var (name, text) in files) File.WriteAllText(Path.Combine(council, name), text);
        var (folder, faults) = Read();
        Assert.Equal("", faults.ToString());
        Assert.NotNull(folder.Services.Single().Read);
        foreach (var command in new[] { "services new", "services check", "services graph", "services schema", "publish" }) Assert.Contains($"bargate {command}", guide, StringComparison.Ordinal);
    }

    public void Dispose() => Folder.Delete(council, recursive: true);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("\"#/\\$defs/([a-z]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex(@"<!-- ([a-z./-]+) -->\s*```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
