using System.Text.Json.Nodes;
using Bargate.Forms;
using Bargate.Kernel.Yaml;
using Bargate.Services.Commands;
using Bargate.Services.Contract;
using Bargate.Services.Loading;

namespace Bargate.Tests.Services;

/// <summary>The JSON Schema of service files beside the reader: no key that one knows and the other does not, and every file of the practice council keeps it.</summary>
public sealed class FormatSchemaTests
{
    static readonly IReadOnlyList<QuestionKind> Kinds = [.. QuestionTypes.All.Select(it => it.Kind)];
    static readonly JsonObject Tree = Schema.Tree(Kinds);
    static readonly Surroundings Around = Surroundings.Of(Kinds, [new Team("waste", "Waste", "waste@example.org", [])], ["en", "pl"]);

    const string Service = """
        title: A thing
        summary: A thing.
        topic: things
        team: waste
        questions:
          - { id: kind, ask: Which?, type: choice, options: { lamp: { text: A lamp, hint: Tall }, bench: A bench }, exits: { when: kind == 'bench', to: out }, errors: { missing: Choose one } }
          - { id: where, ask: Where?, type: location, duplicates: { radius-m: 50 } }
          - { id: twice, label: Twice, type: number, value: 1 + 1 }
          - { group: people, ask: Who?, item: person, repeat: { min: 1 }, questions: [ { id: name, ask: Name?, type: name } ] }
          - { use: contact@1 }
        exits: { out: { title: Out, body: Go. } }
        fee: { amount: 100, for: A thing }
        renewal: { from: [done], after: 12 months, remind: 28 days, say: 'It ends on {ends}.' }
        case:
          reference: TH
          assign: [ { to: { team: waste } } ]
          auto: { to: done, sample: 1 in 10 }
          public: { show: [kind] }
          stages:
            - { id: received, say: "We have it. We look by {due:done}.", tasks: [ { id: ring, do: Ring them } ] }
            - { id: done, say: Done., target: 3 working days, closes: true }
          reopen: { within: 14 days, from: [done] }
          overdue: { escalate-to: waste }
        rating: { ask: [after-submit] }
        keep: { answers: 24 months, files: 6 months, contact: 24 months, because: A duty. }
        """;

    const string Block = "questions:\n  - { id: email, ask: Your email?, type: email }\n";

    // Where a key that nobody knows is put to hear which ones the reader asked for.
    static readonly Dictionary<string, string> Parts = new()
    {
        ["service"] = "title: A thing", ["question"] = "id: where", ["option-with-hint"] = "text: A lamp", ["exit"] = "when: kind == 'bench'", ["errors"] = "missing: Choose one",
        ["duplicates"] = "radius-m: 50", ["value"] = "id: twice", ["group"] = "group: people", ["repeat"] = "min: 1", ["use"] = "use: contact@1", ["page"] = "title: Out", ["fee"] = "amount: 100",
        ["renewal"] = "from: [done], after", ["case"] = "reference: TH", ["assign"] = "to: { team: waste }", ["to"] = "team: waste } }", ["auto"] = "to: done", ["public"] = "show: [kind]",
        ["stage"] = "id: done, say", ["task"] = "id: ring", ["reopen"] = "within: 14 days", ["overdue"] = "escalate-to: waste", ["rating"] = "ask: [after-submit]", ["keep"] = "answers: 24 months",
        ["block"] = "questions:",
    };

    static IEnumerable<(string Name, JsonObject Part)> Maps => Tree["$defs"]!.AsObject().Where(it => it.Value!["properties"] is not null).Select(it => (it.Key, it.Value!.AsObject()));

    static Faults Read(string service, string block)
    {
        var faults = new Faults();
        ServiceReader.Read(new ServiceSource("a-thing", service, new Dictionary<string, string> { ["contact@1"] = block }), Around, faults);
        return faults;
    }

    [Fact]
    public void The_file_that_these_tests_change_is_sound() => Assert.Equal("", Read(Service, Block).ToString());

    [Fact]
    public void Every_part_of_the_schema_has_the_keys_that_the_reader_asks_for_and_no_others()
    {
        Assert.Equal(Parts.Keys.Order(), Maps.Select(it => it.Name).Order());
        var breaches = new List<string>();
        foreach (var (name, part) in Maps)
        {
            var separator = name is "service" ? "zzzzzzzz: 1\n" : name is "case" or "block" ? $"zzzzzzzz: 1\n{(name == "case" ? "  " : "")}" : "zzzzzzzz: 1, ";
            var (service, block) = name == "block" ? (Service, separator + Block) : (Put(Parts[name], separator), Block);
            var fault = Read(service, block).SingleOrDefault(it => it.Problem == "'zzzzzzzz' is not known here");
            if (fault is null)
            {
                breaches.Add($"The reader takes any key in '{name}'");
                continue;
            }
            var asked = fault.Fix["Use one of: ".Length..].Split(", ").ToHashSet();
            var schema = part["properties"]!.AsObject().Select(it => it.Key).ToHashSet();
            // A question's settings are those of its type, and what makes it something else is not a key of it.
            if (name == "question") asked = [.. asked.Except(["group", "value", "use"]).Union(Kinds.SelectMany(it => it.Settings))];
            breaches.AddRange(asked.Except(schema).Select(it => $"'{it}' of '{name}' is not in the schema"));
            breaches.AddRange(schema.Except(asked).Select(it => $"'{it}' of '{name}' is in the schema only"));
        }
        Rule.HasNoBreach(breaches);
    }

    static string Put(string before, string text)
    {
        var at = Service.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, before);
        return Service.Insert(at, text);
    }

    [Fact]
    public void Every_key_is_explained()
    {
        foreach (var (name, part) in Maps)
            Assert.All(part["properties"]!.AsObject(), it => Assert.True(((string?)it.Value!["description"])?.Length > 5, $"{name}: {it.Key}"));
    }

    public static TheoryData<string> Files() => [.. new[] { "services", "blocks" }.SelectMany(it => Folder.GetFiles(Path.Combine(Given.CouncilFolder(), it), "*.yaml"))
        .Where(it => !it.EndsWith(".walks.yaml", StringComparison.Ordinal)).Select(it => Path.GetRelativePath(Given.CouncilFolder(), it).Replace('\\', '/')).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_of_the_practice_council_keeps_the_schema(string file)
    {
        var node = YamlReader.Read(file, File.ReadAllText(Path.Combine(Given.CouncilFolder(), file)), new Faults())!;
        Rule.HasNoBreach(JsonRules.Breaches(Tree, Tree["$defs"]![file.StartsWith("blocks", StringComparison.Ordinal) ? "block" : "service"]!, node, file));
    }

    [Theory]
    [InlineData("topic: things", "topik: things", ".topik is not known")]
    [InlineData("team: waste\n", "", ".team is missing")]
    [InlineData("type: name }", "type: nam }", "is not one of")]
    [InlineData("target: 3 working days", "target: 3 days", "is not like")]
    [InlineData("closes: true", "closes: 'true'", "is not of type")]
    [InlineData("remind: 28 days", "remind: 28", "is not")]
    public void An_editor_sees_what_is_wrong(string old, string instead, string breach)
    {
        JsonObject service = Tree["$defs"]!["service"]!.AsObject();
        Assert.Empty(JsonRules.Breaches(Tree, service, YamlReader.Read("a", Service, new Faults())!));
        var breaches = JsonRules.Breaches(Tree, service, YamlReader.Read("a", Service.Replace(old, instead, StringComparison.Ordinal), new Faults())!);
        Assert.Contains(breaches, it => it.Contains(breach, StringComparison.Ordinal));
    }
}
