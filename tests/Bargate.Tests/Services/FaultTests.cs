using Bargate.Forms;
using Bargate.Services.Contract;
using Bargate.Services.Loading;

namespace Bargate.Tests.Services;

/// <summary>What publication refuses of straight-through rules, fees, renewals and list numbers, each at its place in the file.</summary>
public sealed class FaultTests
{
    static readonly Surroundings Around = Surroundings.Of(QuestionTypes.All.Select(it => it.Kind), [new Team("waste", "Waste", "waste@example.org", [])], ["en"]);

    const string Service = """
        title: Get a permit
        summary: Ask for a permit.
        topic: things
        team: waste
        lgsl: [273, 280]
        questions:
          - id: bins
            ask: How many bins?
            type: number
            whole: true
            min: 1
            max: 4
          - id: own
            ask: Is it yours?
            type: yes-no
          - id: details
            ask: What else?
            type: text
            optional: true
        fee: { amount: bins * 1500, for: A permit }
        renewal: { from: [issued], ends: until, remind: 28 days, say: 'It ends on {ends}.' }
        case:
          reference: PM
          auto: { when: own, to: issued, reason: own, sample: 1 in 10 }
          stages:
            - { id: received, say: "We have it. We look by {due:issued}." }
            - { id: looked, say: 'It lasts until {until}.', target: 2 working days, asks: { until: date, who: text }, next: 'Ask {who}.' }
            - { id: issued, say: 'Here it is. {reason}', target: 3 working days, closes: true, reasons: { own: It is yours. } }
            - { id: refused, say: No., closes: true }
        keep: { answers: 24 months, files: 6 months, contact: 24 months, because: A duty. }
        """;

    public static (int Line, int Column) PlaceOf(string yaml, string text, int offset)
    {
        var at = yaml.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        return (yaml[..at].Count(it => it == '\n') + 1, at - yaml.LastIndexOf('\n', at) + offset);
    }

    [Fact]
    public void The_service_that_these_tests_break_is_sound()
    {
        var (service, faults) = Given.Read(Service, Around);
        Assert.Equal("", faults.ToString());
        Assert.Equal([273, 280], service!.Lgsl);
        Assert.Equal(28, service.Renewal!.RemindDays);
    }

    [Theory]
    // Straight-through
    [InlineData(", sample: 1 in 10 }", " }", "{ when: own", "Nobody checks what is done at once")]
    [InlineData("sample: 1 in 10", "sample: 10 in 10", "10 in 10", "'10 in 10' does not say how many are checked")]
    [InlineData("sample: 1 in 10", "sample: 1 in 0", "1 in 0", "'1 in 0' does not say how many are checked")]
    [InlineData("to: issued, reason", "to: isued, reason", "isued", "There is no stage 'isued'")]
    [InlineData("to: issued, reason: own", "to: received", "received, sample", "Every case begins at 'received'")]
    [InlineData("reason: own, sample", "sample", "{ when: own", "The stage 'issued' needs a reason")]
    [InlineData("reason: own,", "reason: owned,", "owned", "The stage 'issued' has no reason 'owned'")]
    [InlineData("to: issued, reason: own", "to: looked", "looked, sample", "The stage 'looked' asks an officer for")]
    [InlineData("when: own,", "when: owner,", "owner,", "There is no question 'owner'")]
    [InlineData("when: own,", "when: bins,", "bins, to", "'bins' is a number, not something that holds")]
    [InlineData("sample: 1 in 10 }", "sample: 1 in 10, checks: 1 }", "checks", "'checks' is not known here")]
    [InlineData("to: issued, reason: own, ", "reason: own, ", "{ when: own", "'to' is missing")]
    // Fees
    [InlineData("amount: bins * 1500", "amount: own", "own, for", "This gives yes or no, not a number")]
    [InlineData("amount: bins * 1500", "amount: details", "details, for", "This gives a text, not a number")]
    [InlineData("amount: bins * 1500", "amount: bin * 1500", "bin * 1500", "There is no question 'bin'")]
    [InlineData("amount: bins * 1500", "amount: -500", "-500", "This fee is negative")]
    [InlineData("amount: bins * 1500", "amount: '100 - bins * 1500'", "100 - bins", "This fee is negative", -1)]
    [InlineData("amount: bins * 1500", "amount: 'if(own, -5, 0 - bins)'", "if(own", "This fee is negative", -1)]
    [InlineData("amount: bins * 1500", "amount: 0", "0, for", "This fee is never more than nothing")]
    [InlineData("amount: bins * 1500", "amount: 12.5", "12.5", "12.5 is not whole pence")]
    [InlineData("amount: bins * 1500, ", "", "{ for: A permit", "'amount' is missing")]
    [InlineData(", for: A permit }", " }", "{ amount: bins", "'for' is missing")]
    [InlineData("for: A permit }", "for: A permit, when: owner }", "owner }", "There is no question 'owner'")]
    [InlineData("amount: bins * 1500", "amount: bins *", "bins *", "The condition stops here", 6)]
    // Renewals
    [InlineData("from: [issued]", "from: [isued]", "[isued]", "There is no stage 'isued' to renew from")]
    [InlineData("from: [issued]", "from: [looked]", "[looked]", "The stage 'looked' is open")]
    [InlineData("from: [issued], ", "", "{ ends: until", "'from' is missing")]
    [InlineData("ends: until", "ends: untill", "untill", "No stage asks for 'untill'")]
    [InlineData("ends: until", "ends: who", "who, remind", "'who' is not asked for as a date")]
    [InlineData("ends: until", "ends: until, after: 12 months", "{ from: [issued]", "Both `after:` and `ends:` say when it ends")]
    [InlineData("ends: until, ", "", "{ from: [issued]", "Nothing says when it ends")]
    [InlineData("ends: until", "after: ever", "ever, remind", "'ever' is not a length of time")]
    [InlineData("remind: 28 days", "remind: 1 month", "1 month", "'1 month' is not a number of days")]
    [InlineData("ends: until, remind: 28 days", "after: 12 months, remind: 400 days", "400 days", "The reminder would come before the case is closed")]
    [InlineData("ends: until", "after: 36 months", "28 days", "The way to reach the resident is forgotten before the reminder")]
    [InlineData("'It ends on {ends}.'", "'It ends on {end}.'", "'It ends on {end}.'", "The reminder shows {end}, and nothing fills it")]
    [InlineData("'It ends on {ends}.'", "'It ends soon.'", "'It ends soon.'", "The reminder does not say when it ends")]
    [InlineData("remind: 28 days", "remind: 28 days, service: My Service", "My Service", "'My Service' is not the id of a service")]
    // List numbers
    [InlineData("lgsl: [273, 280]", "lgsl: [273, bus]", "bus", "'bus' is not a whole number")]
    [InlineData("lgsl: [273, 280]", "lgsl: -1", "-1", "'-1' is not a whole number")]
    [InlineData("lgsl: [273, 280]", "lgsl: [273, 273]", "273]", "273 is written twice")]
    // Empty texts
    [InlineData("when: own,", "when: details == '',", "'', to", "No answer is ever ''")]
    [InlineData("when: own,", "when: \"'' != details\",", "'' != details", "No answer is ever ''")]
    [InlineData("when: own,", "when: known('x'),", "'x')", "''x'' is not a question")]
    [InlineData("when: own,", "when: known(detail),", "detail)", "There is no question 'detail'")]
    public void A_fault_is_named_at_its_place(string old, string instead, string at, string problem, int offset = 0)
    {
        Assert.Contains(old, Service, StringComparison.Ordinal);
        var yaml = Service.Replace(old, instead, StringComparison.Ordinal);
        var (line, column) = PlaceOf(yaml, at, offset);
        var (_, faults) = Given.Read(yaml, Around);
        Assert.True(faults.Any(it => it.Line == line && it.Column == column && it.Problem.StartsWith(problem, StringComparison.Ordinal)), $"Not at {line}:{column} {problem} but {faults}");
        Assert.All(faults, it => Assert.False(string.IsNullOrWhiteSpace(it.Fix)));
    }

    [Fact]
    public void What_was_meant_by_an_empty_text_is_suggested()
    {
        var (_, faults) = Given.Read(Service.Replace("when: own,", "when: details != '',", StringComparison.Ordinal), Around);
        Assert.Equal("Write `known(details)` for answered, or `not known(details)` for left blank", Assert.Single(faults).Fix);
    }

    [Theory]
    [InlineData("known(details)", "words", true)]
    [InlineData("known(details)", "", false)]
    [InlineData("not known(details)", "", true)]
    [InlineData("known(bins) and known(own)", "words", true)]
    public void Known_says_whether_a_question_was_answered(string condition, string details, bool holds)
    {
        var (service, faults) = Given.Read(Service.Replace("when: own,", $"when: {condition},", StringComparison.Ordinal), Around);
        Assert.Equal("", faults.ToString());
        var answers = new Dictionary<string, Value> { ["bins"] = Value.Of(2m), ["own"] = Value.Of(false), ["details"] = Value.Of(details) };
        Assert.Equal(holds, service!.Case.Auto!.When!.Holds(answers, new(2026, 4, 8), Bargate.Kernel.Calendar.WorkingDays.WithoutHolidays));
        // Not asked at all is not known either.
        answers.Remove("details");
        Assert.Equal(condition.StartsWith("not", StringComparison.Ordinal) || condition.Contains("bins", StringComparison.Ordinal), service.Case.Auto.When.Holds(answers, new(2026, 4, 8), Bargate.Kernel.Calendar.WorkingDays.WithoutHolidays));
    }

    [Fact]
    public void A_list_number_may_stand_alone() => Assert.Equal([524], Given.Read(Service.Replace("lgsl: [273, 280]", "lgsl: 524", StringComparison.Ordinal), Around).Service!.Lgsl);
}
