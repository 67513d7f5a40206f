using Bargate.Kernel.Calendar;
using Bargate.Kernel.Yaml;
using Bargate.Services.Checks;
using Bargate.Services.Loading;
using Bargate.Services.Walks;
using Bargate.Tests.Services;

namespace Bargate.Tests.Walks;

/// <summary>What a walk that is wrong is told at publication.</summary>
public sealed class WalkTests
{
    const string Walks = """
        walks:
          - walk: A lamp
            answers: { kind: lamp, dark: yes }
            expect:
              pages: [kind, dark, check]
              case: { team: waste, priority: routine, stage: received }
              message: We have it
          - walk: A bench
            answers: { kind: bench }
            expect: { pages: [kind], exit: not-ours }
          - walk: A change of mind
            answers: { kind: lamp, dark: no }
            change: [ { question: dark, to: yes } ]
            expect: { case: { fee: 0 } }
        """;

    static Faults Walked(string walks)
    {
        var faults = new Faults();
        var read = ServiceReader.Read(new ServiceSource("report-a-thing", Given.Service, new Dictionary<string, string>()), Given.Around, faults)!;
        ServiceChecks.Run(read, faults);
        WalkChecks.Run(read, WalkReader.Read("report-a-thing", walks, faults), new(new DateOnly(2026, 4, 8), WorkingDays.WithoutHolidays), faults);
        return faults;
    }

    [Fact]
    public void Walks_that_come_to_what_they_say_are_sound() => Assert.Equal("", Walked(Walks).ToString());

    [Theory]
    [InlineData("dark: yes", "drak: yes", 3, "There is no question 'drak'")]
    [InlineData("kind: lamp, dark: yes", "kind: lmap, dark: yes", 3, "'lmap' is no answer to 'kind' (choice)")]
    [InlineData(", dark: yes }", " }", 2, "The walk 'A lamp' is asked 'dark' and has no answer")]
    [InlineData("pages: [kind, dark, check]", "pages: [kind, check]", 5, "The walk 'A lamp' goes another way: kind, dark, check")]
    [InlineData("team: waste", "team: roads", 6, "The walk 'A lamp' comes to team waste, not roads")]
    [InlineData("priority: routine", "priority: urgent", 6, "The walk 'A lamp' comes to priority routine, not urgent")]
    [InlineData("stage: received", "stage: done", 6, "The walk 'A lamp' comes to stage received, not done")]
    [InlineData("fee: 0", "fee: 100", 14, "The walk 'A change of mind' comes to fee 0, not 100")]
    [InlineData("message: We have it", "message: We lost it", 7, "No first message to the resident says 'We lost it'")]
    [InlineData("exit: not-ours", "exit: not-our", 10, "The walk 'A bench' ends at the exit 'not-ours', not at the exit 'not-our'")]
    [InlineData("exit: not-ours", "case: { stage: received }", 10, "The walk 'A bench' ends at the exit 'not-ours', and there is no case")]
    [InlineData(", exit: not-ours", "", 10, "This walk says neither `exit:` nor `case:`")]
    [InlineData("question: dark", "question: light", 13, "There is no question 'light'")]
    [InlineData("walk: A bench", "walk: A lamp", 8, "There are two walks 'A lamp'")]
    [InlineData("expect: { case: { fee: 0 } }", "expct: {}", 14, "'expct' is not known here")]
    public void A_walk_that_fails_is_named_with_its_line(string old, string instead, int line, string problem)
    {
        Assert.Contains(old, Walks, StringComparison.Ordinal);
        var faults = Walked(Walks.Replace(old, instead, StringComparison.Ordinal));
        Assert.True(faults.Any(it => it.Line == line && it.Problem == problem && it.File == "services/report-a-thing.walks.yaml"), faults.ToString());
    }

    [Fact]
    public void A_service_needs_the_main_way_an_exit_and_a_change_of_mind()
    {
        var faults = Walked("walks: []");
        Assert.Equal(["No walk changes its mind", "No walk ends at an exit", "No walk goes the main way"], faults.Select(it => it.Problem).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("walks: 1")]
    [InlineData("walks: [1, {walk: []}, {walk: a, answers: [], change: 3, expect: x}]")]
    [InlineData("walks: [{walk: a, answers: {kind: {}}, expect: {pages: {}, case: 1}}]")]
    public void Nothing_that_a_file_says_makes_the_walker_throw(string yaml) => Assert.NotEmpty(Walked(yaml));
}
