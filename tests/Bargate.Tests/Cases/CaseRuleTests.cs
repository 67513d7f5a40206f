using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using FsCheck;
using FsCheck.Fluent;
using Case = Bargate.Cases.Case;

namespace Bargate.Tests.Cases;

/// <summary>The rules of a case, without a database.</summary>
public sealed class CaseRuleTests
{
    static readonly Council Council = Council.Load(Path.Combine(Folder(), "councils", "southampton"), []);
    static readonly DateTime Monday = new(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc);

    static readonly ServiceDefinition Service = new()
    {
        Id = "test",
        Title = Text.Of("Test"),
        Summary = Text.Of("Test"),
        Team = "waste",
        Topic = "bins",
        Questions = [],
        Rating = new(false, false),
        Keep = new(new(24, 0), new(6, 0), new(6, 0), Text.Of("because")),
        Case = new CaseRules
        {
            ReferencePrefix = "TE",
            Overdue = new(true, "waste"),
            Reopen = new(["reporter"], 14, ["done"]),
            Stages =
            [
                new Stage { Id = "received", Say = Text.Of("We have it: {reference}. We look by {due:checked}.") },
                new Stage { Id = "checked", Say = Text.Of("We come on {date}."), Next = Text.Of("Please wait."), Target = 3 },
                new Stage { Id = "done", Say = Text.Of("Done."), Closes = true, Target = 5 },
                new Stage { Id = "no", Say = Text.Of("No. {reason}"), Closes = true, Reasons = [new("private", Text.Of("It is private."))] },
            ],
        },
    };

    static Case Opened(DateTime at)
    {
        var master = new MasterKey(new byte[32]);
        return Case.Open(new NewCase
        {
            Draft = Guid.NewGuid(), Service = new("test", 1, "", at, "", Service), Answers = [], Contact = ContactDetails.None, What = "x",
            Team = "waste", Language = "en", Key = master.NewKey(),
        }, "TE-222-222", at, Council, master);
    }

    [Fact]
    public void The_target_stands_still_while_the_case_waits() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (before, waiting) =>
        {
            var it = Opened(Monday);
            var left = Council.WorkingDays.CountBetween(Council.Time.Day(Monday.AddDays(before.Get)), it.DueOn!.Value);
            it.WaitForResident(Monday.AddDays(before.Get));
            Assert.False(it.IsOverdue(DateOnly.MaxValue));
            it.ResidentReplied(Monday.AddDays(before.Get + waiting.Get), Council);
            var today = Council.Time.Day(Monday.AddDays(before.Get + waiting.Get));
            var after = Council.WorkingDays.CountBetween(today, it.DueOn!.Value);
            // As many working days are left after the wait as before it; an answer at the weekend leaves at least the next working day.
            return it.WaitingSince is null && (left < 0 ? after < 0 : Council.WorkingDays.IsWorkingDay(today) ? after == left : after == Math.Max(left, 1));
        }));

    [Fact]
    public void A_second_message_does_not_begin_the_wait_again()
    {
        var it = Opened(Monday);
        it.WaitForResident(Monday);
        it.WaitForResident(Monday.AddDays(3));
        Assert.Equal(Monday, it.WaitingSince);
    }

    [Fact]
    public void The_reporter_may_reopen_within_the_days_of_the_service_and_no_later() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 40 * 24).ToArbitrary(), hours =>
        {
            var it = Opened(Monday);
            it.MoveTo(Service.Case.Stage("done")!, null, Service, Monday, Council);
            return it.MayReopen(Service, Monday.AddHours(hours), Council) == (Council.Time.Day(Monday.AddHours(hours)) <= Council.Time.Day(Monday).AddDays(14));
        }));

    [Fact]
    public void The_last_day_for_reopening_lasts_to_its_end_by_the_councils_clock()
    {
        var it = Opened(Monday);
        // Closed at half past eleven at night; the clocks go forward before the last day.
        var closed = new DateTime(2026, 3, 16, 23, 30, 0, DateTimeKind.Utc);
        it.MoveTo(Service.Case.Stage("done")!, null, Service, closed, Council);
        Assert.Equal(new DateOnly(2026, 3, 30), Case.LastDayToReopen(Service, "done", closed, Council));
        Assert.True(it.MayReopen(Service, new DateTime(2026, 3, 30, 22, 59, 0, DateTimeKind.Utc), Council));
        Assert.False(it.MayReopen(Service, new DateTime(2026, 3, 30, 23, 1, 0, DateTimeKind.Utc), Council));
        Assert.Null(Case.LastDayToReopen(Service, "no", closed, Council));
    }

    [Fact]
    public void A_stage_that_the_service_does_not_name_cannot_be_reopened_by_the_reporter()
    {
        var it = Opened(Monday);
        var no = Service.Case.Stage("no")!;
        it.MoveTo(no, no.Reasons[0], Service, Monday, Council);
        Assert.False(it.MayReopen(Service, Monday, Council));
        Assert.Throws<RuleBroken>(() => it.Reopen(Service, Monday, Council));
        it.ReopenByOfficer(Service, Monday, Council);
        Assert.Equal("received", it.Stage);
    }

    [Fact]
    public void A_stage_with_reasons_is_never_reached_without_one()
    {
        var it = Opened(Monday);
        Assert.Throws<RuleBroken>(() => it.MoveTo(Service.Case.Stage("no")!, null, Service, Monday, Council));
        Assert.True(it.IsOpen);
    }

    [Fact]
    public void A_closed_case_cannot_be_moved_assigned_or_given_away()
    {
        var it = Opened(Monday);
        it.MoveTo(Service.Case.Stage("done")!, null, Service, Monday, Council);
        Assert.Throws<RuleBroken>(() => it.MoveTo(Service.Case.Stage("checked")!, null, Service, Monday, Council));
        Assert.Throws<RuleBroken>(() => it.AssignTo(null));
        Assert.Throws<RuleBroken>(() => it.GiveTo("highways"));
        Assert.Null(it.DueOn);
    }

    [Fact]
    public void A_stage_says_its_dates_its_reason_and_what_the_officer_was_asked()
    {
        var it = Opened(Monday);
        string Say(string stage, Reason? reason = null, IReadOnlyDictionary<string, string>? asked = null) => StageWords.Of(it, Service.Case.Stage(stage)!, Service, reason, asked, Council, Monday);
        Assert.Equal("We have it: TE-222-222. We look by Thursday 5 March 2026.", Say("received"));
        Assert.Equal("We come on Friday.\n\nPlease wait.", Say("checked", null, new Dictionary<string, string> { ["date"] = "Friday" }));
        Assert.Equal("No. It is private.", Say("no", Service.Case.Stage("no")!.Reasons[0]));
    }

    [Fact]
    public void What_an_officer_typed_is_never_read_for_placeholders_again()
    {
        var it = Opened(Monday);
        var said = StageWords.Of(it, Service.Case.Stage("checked")!, Service, null, new Dictionary<string, string> { ["date"] = "{reference}" }, Council, Monday);
        Assert.StartsWith("We come on {reference}.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Due today")]
    [InlineData(1, "Due tomorrow")]
    [InlineData(-1, "Overdue by 1 day")]
    [InlineData(-3, "Overdue by 3 days")]
    public void The_queue_says_when_a_case_is_due(int days, string said)
    {
        var it = Opened(Monday);
        var words = Words.Of(("cases.due.today", "Due today"), ("cases.due.tomorrow", "Due tomorrow"), ("cases.due.late-one", "Overdue by 1 day"), ("cases.due.late", "Overdue by {days} days"));
        Assert.Equal(said, DueWords.Of(it, it.DueOn!.Value.AddDays(-days), Council, words).Text);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  @x", "'  @x")]
    [InlineData("-2", "'-2")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    public void A_cell_of_the_export_is_never_a_formula(string text, string cell) => Assert.Equal(cell, CsvExport.Cell(text));

    [Fact]
    public void A_name_with_a_digit_in_a_stages_words_is_filled_in()
    {
        var stage = new Stage { Id = "stage-1", Say = Text.Of("We look at {reference} by {due:stage-2}, {date2}."), Asks = new Dictionary<string, string> { ["date2"] = "date" } };
        var service = Service with { Case = Service.Case with { Stages = [stage, new Stage { Id = "stage-2", Say = Text.Of("Done."), Closes = true, Target = 3 }] } };
        var said = StageWords.Of(Opened(Monday), stage, service, null, new Dictionary<string, string> { ["date2"] = "Friday" }, Council, Monday);
        Assert.Equal("We look at TE-222-222 by Thursday 5 March 2026, Friday.", said);
    }

    [Theory]
    [InlineData("07700 900123")]
    [InlineData("+44 7700 900123")]
    [InlineData("+44 (0)7700 900123")]
    [InlineData("0044 (0) 7700-900123")]
    [InlineData("00447700900123")]
    [InlineData("7700 900123")]
    public void A_phone_number_is_found_in_any_spelling(string phone) => Assert.Equal("07700900123", Case.Digits(phone));

    [Theory]
    [InlineData("+353 86 000 0000")]
    [InlineData("00353 860000000")]
    public void A_foreign_phone_number_keeps_its_country(string phone) => Assert.Equal("353860000000", Case.Digits(phone));

    [Theory]
    [InlineData("07700 900123", "07700900123")]
    [InlineData("+44 (0)7700 900123", "+447700900123")]
    [InlineData("00353 86 000 0000", "00353860000000")]
    [InlineData("(+353) 86-000 0000", "+353860000000")]
    public void A_phone_number_is_dialled_as_it_was_typed(string phone, string dialled) => Assert.Equal(dialled, Case.Dialled(phone));

    static string Folder()
    {
        for (var it = AppContext.BaseDirectory; it is not null; it = Path.GetDirectoryName(it))
            if (File.Exists(Path.Combine(it, "Bargate.sln"))) return it;
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
