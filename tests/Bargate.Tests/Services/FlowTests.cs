using Bargate.Kernel.Calendar;
using Bargate.Services.Contract;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Services;

public sealed class FlowTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    static readonly ServiceDefinition Service = Given.Sound(Given.With("    when: kind == 'lamp'", """
            when: kind == 'lamp'
          - { id: lamp-out, ask: Is it out?, type: yes-no, when: dark }
          - { id: since, ask: Since when?, type: date, when: lamp-out, optional: true }
          - { id: last, ask: Anything else?, type: long-text, optional: true }
        officers-only:
          - { id: crew, ask: Which crew?, type: text }
        """));

    static Journey Walk(params (string, Value)[] answers) =>
        Flow.Walk(Service, answers.ToDictionary(), Today, WorkingDays.WithoutHolidays);

    [Fact]
    public void The_order_of_the_file_is_the_flow()
    {
        var journey = Walk(("kind", Value.Of("lamp")), ("dark", Value.Of(true)));
        Assert.Equal(["kind", "dark", "lamp-out", "last"], journey.Visible.Select(q => q.Id));
        Assert.Equal("lamp-out", journey.FirstUnanswered?.Id);
        Assert.Equal("dark", journey.After("kind")?.Id);
        Assert.Equal("kind", journey.Before("dark")?.Id);
        Assert.Null(journey.After("last"));
        Assert.False(journey.IsComplete);
    }

    [Fact]
    public void The_answer_of_a_hidden_question_counts_nowhere()
    {
        // Dark was answered and then changed: what hung on the old answers hangs no longer.
        var journey = Walk(("kind", Value.Of("lamp")), ("dark", Value.Of(false)), ("lamp-out", Value.Of(true)), ("since", Value.Of(Today)), ("last", Value.Nothing));
        Assert.Equal(["kind", "dark", "last"], journey.Visible.Select(q => q.Id));
        Assert.Equal(["dark", "kind", "last"], journey.Answers.Keys.Order());
        Assert.True(journey.IsComplete);
    }

    [Fact]
    public void An_exit_ends_the_form()
    {
        var journey = Walk(("kind", Value.Of("bench")), ("dark", Value.Of(true)));
        Assert.Equal(("not-ours", "kind"), (journey.Exit?.Id, journey.ExitAt?.Id));
        Assert.Equal(["kind"], journey.Visible.Select(q => q.Id));
        Assert.False(journey.IsComplete);
    }

    [Fact]
    public void Only_an_optional_question_can_be_passed_over()
    {
        Assert.Equal("kind", Walk(("kind", Value.Nothing)).FirstUnanswered?.Id);
        Assert.True(Walk(("kind", Value.Of("lamp")), ("dark", Value.Of(false)), ("last", Value.Nothing)).IsComplete);
    }

    [Fact]
    public void An_officers_question_is_asked_of_officers_only()
    {
        Assert.False(Walk().Shows("crew"));
        Assert.True(Flow.Walk(Service, new Dictionary<string, Value>(), Today, WorkingDays.WithoutHolidays, officer: true).Shows("crew"));
    }

    static readonly Gen<Value> AnyValue = Gen.Elements(
        Value.Of("lamp"), Value.Of("bench"), Value.Of(true), Value.Of(false), Value.Of(Today), Value.Nothing, Value.Of(""), Value.Of(["lamp"]), Value.Of(3m));

    static readonly Arbitrary<Dictionary<string, Value>> AnyAnswers = Gen.Select(
        Gen.ListOf(from k in Gen.Elements("kind", "dark", "lamp-out", "since", "last", "crew", "unknown") from v in AnyValue select (k, v)),
        list => list.DistinctBy(it => it.k).ToDictionary(it => it.k, it => it.v)).ToArbitrary();

    static void ForAnyAnswers(Func<Dictionary<string, Value>, Journey, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(AnyAnswers, answers =>
            holds(answers, Flow.Walk(Service, answers, Today, WorkingDays.WithoutHolidays))));

    [Fact]
    public void What_counts_was_asked_and_answered() => ForAnyAnswers((answers, journey) =>
        journey.Answers.All(it => journey.Shows(it.Key) && answers[it.Key] == it.Value));

    [Fact]
    public void Walking_again_with_what_counts_changes_nothing() => ForAnyAnswers((_, journey) =>
    {
        var again = Flow.Walk(Service, journey.Answers, Today, WorkingDays.WithoutHolidays);
        return again.Visible.SequenceEqual(journey.Visible) && again.FirstUnanswered == journey.FirstUnanswered && again.Exit == journey.Exit;
    });

    [Fact]
    public void Answering_what_is_open_until_nothing_is_comes_to_an_end() => ForAnyAnswers((answers, _) =>
    {
        var now = new Dictionary<string, Value>(answers);
        for (var i = 0; i <= Service.Questions.Count; i++)
        {
            var journey = Flow.Walk(Service, now, Today, WorkingDays.WithoutHolidays);
            if (journey.Exit is not null || journey.IsComplete) return true;
            var open = journey.FirstUnanswered!;
            now[open.Id] = open.Type == "choice" ? Value.Of("lamp") : open.Type == "yes-no" ? Value.Of(true) : Value.Nothing;
        }
        return false;
    });

    [Fact]
    public void The_first_unanswered_question_is_visible_and_everything_visible_is_in_order() => ForAnyAnswers((_, journey) =>
        (journey.FirstUnanswered is null || journey.Visible.Contains(journey.FirstUnanswered))
        && journey.Visible.SequenceEqual(Service.Questions.Where(journey.Visible.Contains)));
}
