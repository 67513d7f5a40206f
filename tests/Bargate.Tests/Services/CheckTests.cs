using Bargate.Services.Loading;

namespace Bargate.Tests.Services;

public sealed class CheckTests
{
    [Fact]
    public void The_service_that_these_tests_break_is_sound() => Given.Sound(Given.Service);

    [Theory]
    // Conditions
    [InlineData("when: kind == 'lamp'", "when: knd == 'lamp'", 14, 11, "There is no question 'knd'")]
    [InlineData("when: kind == 'lamp'", "when: kind == 'lmap'", 14, 19, "'kind' has no option 'lmap'")]
    [InlineData("when: kind == 'lamp'", "when: \"kind == 'lmap'\"", 14, 20, "'kind' has no option 'lmap'")]
    [InlineData("when: kind == 'lamp'", "when: dark", 14, 11, "'dark' is asked later")]
    [InlineData("when: kind == 'lamp'", "when: kind = 'lamp'", 14, 16, "'=' does not belong in a condition")]
    [InlineData("when: kind == 'lamp'", "when: kind == 'lamp' and kind != 'lamp'", 14, 11, "The question 'dark' can never be reached")]
    [InlineData("when: kind == 'lamp'", "when: kind == 'bench'", 14, 11, "The question 'dark' can never be reached")]
    [InlineData("when: kind == 'bench'", "when: kind == 'bench' and kind == 'lamp'", 10, 20, "This exit of 'kind' can never be taken")]
    // Questions
    [InlineData("type: yes-no", "type: yesno", 13, 11, "There is no question type 'yesno'")]
    [InlineData("type: yes-no", "type: yes-no\n    max: 3", 14, 5, "'max' is not known here")]
    [InlineData("type: yes-no", "type: file\n    accept: [heic]", 14, 14, "'heic' is nothing that 'accept' can say")]
    [InlineData("type: yes-no", "type: date\n    max: tomorrow", 14, 10, "'max' is not a date")]
    [InlineData("type: yes-no", "type: choice", 11, 5, "A choice needs options")]
    [InlineData("type: yes-no", "type: yes-no\n    options: { a: A, b: B }", 14, 5, "A question of type 'yes-no' has no options")]
    [InlineData("id: dark", "id: kind", 11, 9, "There are two questions 'kind'")]
    [InlineData("id: dark", "id: Dark", 11, 9, "'Dark' is not an id")]
    [InlineData("id: dark", "id: today", 11, 9, "'today' is a word of conditions")]
    [InlineData("ask: Is it dark?", "ask: ''", 12, 10, "'ask' is empty")]
    [InlineData("    ask: Is it dark?\n", "", 11, 5, "'ask' is missing")]
    [InlineData("  - id: dark", "  - use: contact@1\n  - id: dark", 11, 10, "There is no block 'contact@1'")]
    [InlineData("  - id: dark", "  - use: contact\n  - id: dark", 11, 10, "'contact' has no version")]
    // Exits
    [InlineData("to: not-ours", "to: not-our", 10, 41, "There is no exit page 'not-our'")]
    [InlineData("    exits: { when: kind == 'bench', to: not-ours }\n", "", 15, 3, "No question leads to the exit page 'not-ours'")]
    [InlineData("body: Ask the park. }", "body: Ask the park., link: 'javascript:x' }", 16, 59, "'javascript:x' is not an address")]
    // Case
    [InlineData("reference: TH", "reference: ROAD", 18, 14, "'ROAD' is not two capital letters")]
    [InlineData("reference: TH", "reference: th", 18, 14, "'th' is not two capital letters")]
    [InlineData("reference: TH", "reference: TH\n  assign: [{ to: { team: waist } }]", 19, 26, "There is no team 'waist'")]
    [InlineData("reference: TH", "reference: TH\n  assign: [{ to: { team: waste, priority: now } }]", 19, 43, "There is no priority 'now'")]
    [InlineData("reference: TH", "reference: TH\n  public: { show: [dark, lamp] }", 19, 11, "There is no question 'lamp' to show")]
    [InlineData("team: waste", "team: waist", 4, 7, "There is no team 'waist' in teams.yaml")]
    [InlineData("say: We looked., ", "", 21, 7, "The stage 'looked' has no message")]
    [InlineData(", reasons: { mended: It is mended. }", "", 22, 13, "The stage 'done' shows {reason} but has no reasons")]
    [InlineData("{ mended: It is mended. }", "{}", 22, 67, "There are no reasons here")]
    [InlineData("Closed. {reason}", "Closed.", 22, 13, "The stage 'done' has reasons, but its message does not show {reason}")]
    [InlineData("say: We looked.,", "say: We looked.,  asks: { date: date },", 21, 13, "The stage 'looked' asks for 'date', but no text shows {date}")]
    [InlineData("say: We looked.,", "say: 'We come on {date}.',", 21, 13, "The stage 'looked' shows {date}, but nobody is asked for it")]
    [InlineData("say: We looked.,", "say: 'The {team} looked.',", 21, 13, "The stage 'looked' shows {team}, but nobody is asked for it")]
    [InlineData("{due:looked}", "{due:lookd}", 20, 13, "There is no stage 'lookd' for {due:lookd}")]
    [InlineData("target: 3 working days", "target: 3 days", 21, 46, "'3 days' is not a number of working days")]
    [InlineData("id: looked", "id: received", 21, 13, "There are two stages 'received'")]
    [InlineData("closes: true, ", "", 22, 13, "No stage closes the case")]
    [InlineData("from: [done]", "from: [dome]", 23, 52, "There is no stage 'dome' to reopen from")]
    [InlineData("from: [done]", "from: [looked]", 23, 52, "The stage 'looked' is open")]
    // Keeping
    [InlineData(", because: A duty.", "", 24, 7, "'because' is missing")]
    [InlineData("answers: 24 months", "answers: forever", 24, 18, "'forever' is not a length of time")]
    // The file
    [InlineData("summary:", "sumary:", 2, 1, "'sumary' is not known here")]
    public void A_fault_is_named_with_its_line_and_column(string old, string instead, int line, int column, string problem)
    {
        var (_, faults) = Given.Read(Given.With(old, instead));
        Assert.Contains(faults, f => f.Line == line && f.Column == column && f.Problem.StartsWith(problem, StringComparison.Ordinal));
        Assert.All(faults, f => Assert.Equal("services/report-a-thing.yaml", f.File));
        Assert.All(faults, f => Assert.False(string.IsNullOrWhiteSpace(f.Fix)));
    }

    [Fact]
    public void An_open_stage_without_a_target_is_a_fault()
    {
        var (_, faults) = Given.Read(Given.With(", target: 3 working days", "").Replace("{due:looked}", "Friday", StringComparison.Ordinal));
        var fault = Assert.Single(faults);
        Assert.Equal((21, 13, "The stage 'looked' has no target"), (fault.Line, fault.Column, fault.Problem));
    }

    [Fact]
    public void A_file_without_keep_is_a_fault()
    {
        var (_, faults) = Given.Read(Given.With("keep:", "kept:"));
        Assert.Equal(["'keep' is missing", "'kept' is not known here"], faults.Select(f => f.Problem).Order());
    }

    [Fact]
    public void A_fault_in_a_block_names_the_block()
    {
        var (_, faults) = Given.Read(Given.With("  - id: dark", "  - use: contact@1\n  - id: dark"), null,
            ("contact@1", "questions:\n  - { id: email, ask: Your email?, type: mail }"));
        var fault = Assert.Single(faults);
        Assert.Equal("blocks/contact@1.yaml:2:42: There is no question type 'mail'. Did you mean 'email'?", fault.ToString());
    }

    [Fact]
    public void A_blocks_questions_stand_where_it_is_used()
    {
        var (service, faults) = Given.Read(Given.With("  - id: dark", "  - use: contact@1\n  - id: dark"), null,
            ("contact@1", "questions:\n  - { id: email, ask: Your email?, type: email }"));
        Assert.Empty(faults);
        Assert.Equal(["kind", "email", "dark"], service!.Questions.Select(q => q.Id));
    }

    [Fact]
    public void A_half_translated_file_names_each_text_that_is_missing()
    {
        var around = Given.Around with { Languages = ["en", "pl"] };
        var (_, none) = Given.Read(Given.Service, around);
        Assert.Empty(none);
        var (_, more) = Given.Read(Given.With("title: Report a thing", "title: { en: Report a thing, pl: Zgłoś }"), around);
        Assert.Empty(more);
        var (_, faults) = Given.Read(Given.With("title: Report a thing", "title: { en: Report a thing, pl: Zgłoś }\nlanguages: [en, pl]"), around);
        Assert.Contains(faults, f => f is { Line: 3, Column: 10, Problem: "This text is missing in 'pl'" });
        Assert.DoesNotContain(faults, f => f.Line == 1);
    }

    [Fact]
    public void An_answer_that_says_who_somebody_is_never_becomes_public()
    {
        var yaml = Given.With("type: yes-no", "type: email").Replace("reference: TH", "reference: TH\n  public: { show: [dark] }", StringComparison.Ordinal);
        Assert.Contains(Given.Read(yaml).Faults, f => f.Problem == "'dark' would show everybody something personal");
    }

    [Fact]
    public void Many_faults_are_found_in_one_run()
    {
        var (_, faults) = Given.Read(Given.With("team: waste", "team: waist").Replace("type: yes-no", "type: yesno", StringComparison.Ordinal).Replace("TH", "T", StringComparison.Ordinal));
        Assert.Equal([4, 13, 18], faults.Select(f => f.Line).Order());
    }

    [Theory]
    [InlineData("- a list")]
    [InlineData("one value")]
    [InlineData("questions: 5\ncase: [1]\nkeep: x\nexits: []\ntitle: {}\nneeds: {a: b}")]
    [InlineData("questions: [1, [2], {use: [x]}, {id: {}}, {id: a, ask: b, type: choice, options: [1], when: [x], exits: [1], settings: {}}]")]
    [InlineData("questions: [{use: ../../secrets@1}]")]
    [InlineData("case: { stages: [1, {id: a, say: [], asks: [1], reasons: [2], target: {}}], assign: [{to: x}], reopen: [], overdue: 1, public: 2 }")]
    public void Nothing_that_a_file_says_makes_the_reader_throw(string yaml) => Assert.NotEmpty(Given.Read(yaml).Faults);

    [Fact]
    public void A_file_name_that_cannot_be_an_address_is_a_fault()
    {
        var faults = new Bargate.Kernel.Yaml.Faults();
        ServiceReader.Read(new ServiceSource("Missed Bin", Given.Service, new Dictionary<string, string>()), Given.Around, faults);
        Assert.Contains(faults, f => f.Problem == "'Missed Bin' cannot be the address of a service");
    }
}
