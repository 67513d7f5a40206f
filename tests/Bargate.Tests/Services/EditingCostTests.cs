using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Bargate.Tests.Services;

/// <summary>What it costs to open, change and check a service of 95 questions. The tests do all of it once; `bench/editing` measures, and holds it to 100 ms.</summary>
public sealed class EditingCostTests(EditingCostTests.Empty site, ITestOutputHelper output) : IClassFixture<EditingCostTests.Empty>
{
    public sealed class Empty : Site;

    const int Questions = 95;

    static int Rounds => int.Parse(Environment.GetEnvironmentVariable("BARGATE_EDITING") ?? "1", CultureInfo.InvariantCulture);

    static bool Measuring => Environment.GetEnvironmentVariable("BARGATE_EDITING") is not null;

    static string Service()
    {
        var yaml = new StringBuilder("title: Ask for a lot\nsummary: Ninety-five questions.\ntopic: things\nteam: waste\n\nquestions:\n");
        for (var i = 0; i < Questions; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  # Question {i}.\n  - id: q{i}\n    ask: What is number {i}?\n    label: Number {i}\n    hint: Look at the letter.\n");
            yaml.Append(i % 3 == 0 ? "    type: choice\n" : i % 3 == 1 ? "    type: number\n    min: 0\n    max: 100\n" : "    type: text\n    max-length: 100\n");
            if (i % 3 != 0) yaml.Append(CultureInfo.InvariantCulture, $"    when: q{i / 3 * 3} == 'one'\n");
            else yaml.Append("    options:\n      one: The first\n      two: { text: The second, hint: It is rare }\n      three: The third\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    errors:\n      missing: Answer number {i}\n");
        }
        return yaml.Append("""

            case:
              reference: ZQ
              stages:
                - { id: received, say: "We have it. We look by {due:done}." }
                - { id: done, say: It is done., target: 3 working days, closes: true }
            keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
            """).Append('\n').ToString();
    }

    [Fact]
    public void A_service_of_95_questions_is_opened_changed_and_checked()
    {
        var (check, sentences, yaml) = (site.Services.GetRequiredService<ServiceCheck>(), site.Services.GetRequiredService<ServiceSentences>(), Service());
        Assert.Equal(Questions, check.Open("a-lot", yaml).Pages.Count);
        Assert.Empty(check.Check(check.Open("a-lot", yaml)).Faults);
        var live = check.Check(check.Open("a-lot", yaml));
        (string Name, Func<object> Does)[] all =
        [
            ("opening: parts, faults and every rule as a sentence", () => sentences.Rules(check.Check(check.Open("a-lot", yaml)))),
            ("setting a property, then checking", () => check.Check(Done(check.Open("a-lot", yaml).Set("questions/q50", "hint", "Look again: it is there")))),
            ("adding a question, then checking", () => check.Check(Done(check.Open("a-lot", yaml).AddQuestion("questions", 50, "fresh", "choice", "What is new?")))),
            ("moving a question, then the difference from live", () => sentences.Difference(live, check.Check(Done(check.Open("a-lot", yaml).MoveDown("questions/q50"))))),
            ("another id for a question with its uses", () => Done(check.Open("a-lot", yaml).Rename("questions/q48", "other"))),
        ];
        foreach (var (name, does) in all)
        {
            for (var i = 0; i < (Measuring ? 20 : 1); i++) does();
            var best = double.MaxValue;
            for (var i = 0; i < Rounds; i++) best = Math.Min(best, Cpu(does));
            Say($"{name}: {best:F1} ms of CPU at best of {Rounds}");
            if (Measuring) Assert.InRange(best, 0, 100);
        }
    }

    // The processor's own time: what else the machine does is not in it.
    static double Cpu(Func<object> does)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < 5; i++) GC.KeepAlive(does());
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / 5;
    }

    static ServiceText Done(Edited edited) => edited.Done ? edited.Text : throw new InvalidOperationException(edited.Refused);

    static ServiceText Done(Renamed renamed) => renamed.Done ? renamed.Text : throw new InvalidOperationException(renamed.Refused);

    void Say(string line)
    {
        output.WriteLine(line);
        Console.WriteLine($"editing: {line}");
    }
}
