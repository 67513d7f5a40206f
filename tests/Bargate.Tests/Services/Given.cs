using System.Runtime.CompilerServices;
using Bargate.Kernel.Yaml;
using Bargate.Services.Checks;
using Bargate.Services.Contract;
using Bargate.Services.Loading;

namespace Bargate.Tests.Services;

/// <summary>What the tests of service files start from.</summary>
static class Given
{
    static readonly Dictionary<string, ValueKind> Place = new()
    {
        ["street"] = ValueKind.Text, ["ward"] = ValueKind.Text, ["postcode"] = ValueKind.Text, ["description"] = ValueKind.Text,
    };

    public static IReadOnlyList<QuestionKind> Kinds { get; } =
    [
        new("text", ValueKind.Text, ["max-length"]), new("long-text", ValueKind.Text, ["max-length"]),
        new("choice", ValueKind.Choice, []), new("choices", ValueKind.Choices, []), new("yes-no", ValueKind.YesNo, []),
        new("date", ValueKind.Date, ["min", "max"]), new("number", ValueKind.Number, ["min", "max"]),
        new("email", ValueKind.Text, []), new("phone", ValueKind.Text, []), new("name", ValueKind.Text, []),
        new("address", ValueKind.Map, []) { Members = Place }, new("location", ValueKind.Map, ["inside"]) { Members = Place },
        new("file", ValueKind.List, ["max", "accept"]) { WordSettings = new Dictionary<string, IReadOnlyList<string>> { ["accept"] = ["jpg", "pdf"] } }, new("declaration", ValueKind.YesNo, []),
    ];

    public static Surroundings Around { get; } = Surroundings.Of(Kinds, [new Team("waste", "Waste", "waste@example.org", [])], ["en"]);

    public const string Service = """
        title: Report a thing
        summary: Tell us about a thing.
        topic: things
        team: waste
        questions:
          - id: kind
            ask: What is it?
            type: choice
            options: { lamp: A lamp, bench: A bench }
            exits: { when: kind == 'bench', to: not-ours }
          - id: dark
            ask: Is it dark?
            type: yes-no
            when: kind == 'lamp'
        exits:
          not-ours: { title: Not ours, body: Ask the park. }
        case:
          reference: TH
          stages:
            - { id: received, say: "We have it. We look by {due:looked}." }
            - { id: looked, say: We looked., target: 3 working days }
            - { id: done, say: "Closed. {reason}", closes: true, reasons: { mended: It is mended. } }
          reopen: { by: [reporter], within: 14 days, from: [done] }
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """;

    public static string With(string old, string instead)
    {
        Assert.Contains(old, Service);
        return Service.Replace(old, instead, StringComparison.Ordinal);
    }

    public static (ServiceDefinition? Service, Faults Faults) Read(string yaml, Surroundings? around = null, params (string Name, string Text)[] blocks)
    {
        var faults = new Faults();
        var source = new ServiceSource("report-a-thing", yaml, blocks.ToDictionary(b => b.Name, b => b.Text));
        var read = ServiceReader.Read(source, around ?? Around, faults);
        if (read is not null) ServiceChecks.Run(read, faults);
        return (read?.Definition, faults);
    }

    public static ServiceDefinition Sound(string yaml)
    {
        var (service, faults) = Read(yaml);
        Assert.True(faults.Count == 0, faults.ToString());
        return service!;
    }

    public static string CouncilFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../councils/southampton"));
}
