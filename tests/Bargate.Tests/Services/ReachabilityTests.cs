using Bargate.Forms;
using Bargate.Kernel.Calendar;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Services;

/// <summary>Conditions that no answer can meet are refused, also where they speak of numbers, dates and ages; and none is refused that somebody could meet.</summary>
public sealed class ReachabilityTests
{
    static readonly Surroundings Around = Surroundings.Of(QuestionTypes.All.Select(it => it.Kind), [new Team("waste", "Waste", "waste@example.org", [])], ["en"]);

    static string Service(string last, string between = "", string rest = "") => $$"""
        title: Report a thing
        summary: Tell us about a thing.
        topic: things
        team: waste
        questions:
          - { id: n, ask: How many?, type: number, whole: true, min: 0, max: 20 }
          - { id: d, ask: When?, type: date, max: today }
          - { id: t, ask: Which street?, type: text, optional: true }
        {{between}}
          - { id: last, ask: Last?, type: text, when: "{{last}}" }
        case:
          reference: TH
          stages:
            - { id: received, say: "We have it. We look by {due:done}." }
            - { id: done, say: Done., target: 3 working days, closes: true }
        {{rest}}
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """;

    static List<string> Problems(string yaml) => [.. Given.Read(yaml, Around).Faults.Select(it => it.Problem)];

    [Theory]
    [InlineData("n < 5 and n > 7")]
    [InlineData("n > 20")]
    [InlineData("n < 0")]
    [InlineData("n > 3 and n < 4")]
    [InlineData("n == 3 and n == 4")]
    [InlineData("n in [3, 4] and n > 4")]
    [InlineData("not (n >= 0)")]
    [InlineData("5 > n and 7 < n")]
    [InlineData("d > today")]
    [InlineData("d < today - 2 months and d > today - 1 month")]
    [InlineData("d > today - 1 day and d < today")]
    [InlineData("d < today - 1 year and d > today - 11 months")]
    [InlineData("d < '2026-01-01' and d > '2026-01-02'")]
    [InlineData("age(d) < 16 and age(d) > 20")]
    [InlineData("age(d) > 3 and age(d) < 4")]
    [InlineData("not known(n)")]
    [InlineData("not known(t) and t == 'High Street'")]
    [InlineData("t == 'High Street' and t == 'Low Street'")]
    public void What_no_answer_can_meet_is_refused_at_its_place(string condition)
    {
        var yaml = Service(condition);
        var fault = Assert.Single(Given.Read(yaml, Around).Faults);
        Assert.Equal("The question 'last' can never be reached", fault.Problem);
        Assert.Equal(FaultTests.PlaceOf(yaml, $"\"{condition}\"", 0), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("n > 5 and n < 8")]
    [InlineData("n + 1 > 20")]
    [InlineData("n != 3")]
    [InlineData("n == 20 or n == 0")]
    [InlineData("d == today")]
    [InlineData("d < today - 3 working days and d > today - 10 days")]
    [InlineData("d < today and d > today - 2 days")]
    [InlineData("d < '2026-01-01' and d > today - 1 month")]
    [InlineData("age(d) >= 18 and age(d) < 19")]
    [InlineData("not known(t)")]
    [InlineData("known(t) and t != 'High Street'")]
    public void What_somebody_can_meet_is_taken(string condition) => Assert.Empty(Problems(Service(condition)));

    [Theory]
    [InlineData("  - { id: more, ask: More?, type: yes-no, when: n > 10 }", "more and n < 10")]
    [InlineData("  - { id: more, ask: More?, type: yes-no, when: n > 10 }\n  - { id: other, ask: Other?, type: number, when: more }", "known(other) and n <= 10")]
    [InlineData("  - { group: page, ask: More?, when: n > 10, questions: [ { id: more, ask: More?, type: yes-no } ] }", "known(more) and n < 5")]
    public void A_chain_of_conditions_that_ends_in_a_contradiction_is_refused(string between, string last) =>
        Assert.Equal(["The question 'last' can never be reached"], Problems(Service(last, between)));

    [Fact]
    public void What_comes_after_an_exit_that_everybody_takes_is_refused() => Assert.Equal(["The question 'last' can never be reached"],
        Problems(Service("n < 10", "  - { id: sure, ask: Sure?, type: yes-no, exits: { when: n < 16, to: out } }").Replace("case:", "exits: { out: { title: Out, body: Go. } }\ncase:", StringComparison.Ordinal)));

    [Theory]
    [InlineData("  assign:\n    - { when: n > 30, to: { team: waste } }\n    - { to: { team: waste } }", "No case is ever given by this line")]
    [InlineData("  auto: { when: n > 3 and n < 2, to: done, sample: 1 in 10 }", "No case is ever done at once by this")]
    [InlineData("fee: { amount: 100, for: A thing, when: not known(n) }", "Nobody ever pays this fee")]
    public void What_follows_from_a_form_is_looked_at_too(string rest, string problem) => Assert.Equal([problem], Problems(Service("n > 2", rest: rest)));

    [Fact]
    public void A_page_of_several_questions_is_refused_once() => Assert.Equal(["The page 'page' can never be reached"],
        Problems(Service("n > 2", "  - { group: page, ask: More?, when: n > 30, questions: [ { id: more, ask: More?, type: yes-no }, { id: most, ask: Most?, type: yes-no } ] }")));

    // What is written about the answers of the questions below.
    static readonly string[] Atoms =
    [
        "n < 5", "n >= 5", "n == 7", "n in [3, 7]", "n > 19", "n < 1", "known(n)", "m > 2.5", "m < 3", "m <= 2", "known(m)", "d < today", "d == today", "d > today - 3 days", "d < today - 1 day",
        "d < today - 1 month", "d >= today - 2 months", "d < today - 3 working days", "d > '2026-03-01'", "d <= '2026-03-02'", "age(d) >= 18", "age(d) < 17", "age(d) == 0", "known(d)",
        "kind == 'lamp'", "kind != 'bench'", "y", "known(y)", "t == 'a'", "t != 'b'", "known(t)", "count(g) > 1", "count(g) == 0", "known(g)", "n + 1 > 20",
    ];

    static Gen<string> Condition(int size) => size <= 0 ? Gen.Elements(Atoms) : Gen.OneOf(Gen.Elements(Atoms), Gen.Select(Condition(size - 1), it => $"not ({it})"),
        from left in Condition(size / 2) from right in Condition(size / 2) from sign in Gen.Elements("and", "and", "or") select $"({left}) {sign} ({right})");

    static string Made(List<string> when) => $$"""
        title: Report a thing
        summary: Tell us about a thing.
        topic: things
        team: waste
        questions:
          - { id: kind, ask: Kind?, type: choice, options: { lamp: A lamp, bench: A bench } }
          - { id: n, ask: How many?, type: number, whole: true, min: 0, max: 20 }
          - { id: m, ask: How much?, type: number, optional: true, when: "{{Earlier(when[0], "kind", "n")}}" }
          - { id: d, ask: When?, type: date, max: today, when: "{{Earlier(when[1], "kind", "n", "m")}}" }
          - { id: y, ask: Really?, type: yes-no, when: "{{Earlier(when[2], "kind", "n", "m", "d")}}" }
          - { id: t, ask: Which?, type: text, optional: true }
          - { group: g, ask: Who?, item: one, repeat: { min: 0, max: 3 }, questions: [ { id: name, ask: Name?, type: text } ] }
          - { id: last, ask: Last?, type: text, when: "{{when[3]}}" }
        case:
          reference: TH
          stages:
            - { id: received, say: "We have it. We look by {due:done}." }
            - { id: done, say: Done., target: 3 working days, closes: true }
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """;

    // A condition that names a later question is another fault; then the question is always asked.
    static string Earlier(string when, params string[] known) => new[] { "kind", "n", "m", "d", "y", "t", "g" }.Except(known).Any(id => System.Text.RegularExpressions.Regex.IsMatch(when, $@"\b{id}\b")) ? "1 < 2" : when;

    static Dictionary<string, Value> Random(System.Random chance, DateOnly today)
    {
        var names = Enumerable.Range(0, chance.Next(4)).Select(_ => (Value)new Value.Map(new Dictionary<string, Value> { ["name"] = Value.Of("Ann") }));
        return new(StringComparer.Ordinal)
        {
            ["kind"] = Value.Of(chance.Next(2) == 0 ? "lamp" : "bench"),
            ["n"] = Value.Of((decimal)chance.Next(21)),
            ["m"] = chance.Next(3) == 0 ? Value.Nothing : Value.Of(chance.Next(-4, 12) / 2m),
            ["d"] = Value.Of(today.AddDays(-chance.Next(chance.Next(2) == 0 ? 5 : chance.Next(2) == 0 ? 70 : 12_000))),
            ["y"] = Value.Of(chance.Next(2) == 0),
            ["t"] = chance.Next(3) switch { 0 => Value.Nothing, 1 => Value.Of("a"), _ => Value.Of("c") },
            ["g"] = new Value.List([.. names]),
        };
    }

    [Fact]
    public void A_question_that_is_called_unreachable_is_never_asked_whatever_the_answers()
    {
        var (refused, chance) = (0, new System.Random(3));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.ListOf(Condition(5), 4).ToArbitrary(), when =>
        {
            var (service, faults) = Given.Read(Made(when), Around);
            if (!faults.Any(it => it.Problem == "The question 'last' can never be reached")) return;
            refused++;
            for (var i = 0; i < 400; i++)
            {
                var today = new DateOnly(2026, 2, 20).AddDays(chance.Next(30));
                var answers = Random(chance, today);
                Assert.False(Flow.Walk(service!, answers, today, WorkingDays.WithoutHolidays).Shows("last"), $"{Made(when)} asks it of {string.Join(", ", answers)} on {today:O}");
            }
        }));
        Assert.InRange(refused, 5, 300);
    }
}
