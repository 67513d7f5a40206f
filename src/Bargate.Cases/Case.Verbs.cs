using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Cases;

/// <summary>What can be done to a case. A verb throws <see cref="RuleBroken"/> when the council's rules do not allow it: the page has offered only what they do.</summary>
internal sealed partial class Case
{
    /// <summary>Comes to another stage; closes when the stage closes.</summary>
    /// <param name="asked">What an officer filled in for the stage: dates as 2026-01-31.</param>
    public void MoveTo(Stage stage, Reason? reason, ServiceDefinition service, DateTime now, Council council, IReadOnlyDictionary<string, string>? asked = null)
    {
        MustBeOpen();
        if (stage.Id == Stage) throw new RuleBroken($"Case {Reference} is at this stage already.");
        if (stage.Reasons.Count > 0 && reason is null) throw new RuleBroken("This stage needs its reason.");
        (Stage, StageSince, Reason) = (stage.Id, now, reason?.Id);
        (WaitingSince, OverdueToldAt) = (null, null);
        ClosedAt = stage.Closes ? now : null;
        SetDue(service, council);
        SetRenewal(stage, service, council, asked);
    }

    public void AssignTo(OfficerId? officer)
    {
        MustBeOpen();
        AssignedTo = officer;
    }

    public void GiveTo(string team)
    {
        MustBeOpen();
        (Team, AssignedTo) = (team, null);
    }

    /// <summary>Waits for the resident: the target stands still.</summary>
    public void WaitForResident(DateTime now)
    {
        MustBeOpen();
        WaitingSince ??= now;
    }

    /// <summary>The resident answered: the target goes on, later by the working days that we waited.</summary>
    public void ResidentReplied(DateTime now, Council council)
    {
        if (WaitingSince is not { } since) return;
        if (DueOn is { } due)
        {
            var (began, today, days) = (council.Time.Day(since), council.Time.Day(now), council.WorkingDays);
            var later = days.AddWorkingDays(due, days.CountBetween(began, today));
            // An answer at the weekend to a case due on the day of the question leaves us the next working day.
            var first = days.IsWorkingDay(today) ? today : days.AddWorkingDays(today, 1);
            DueOn = due >= began && later < first ? first : later;
        }
        WaitingSince = null;
    }

    /// <summary>Whether the person who reported it may still say that it is not fixed: to the end of the day that they were told.</summary>
    public bool MayReopen(ServiceDefinition service, DateTime now, Council council) =>
        ClosedAt is { } closed && LastDayToReopen(service, Stage, closed, council) is { } last && council.Time.Day(now) <= last;

    /// <summary>By the council's calendar; null when a case closed by this stage stays closed.</summary>
    public static DateOnly? LastDayToReopen(ServiceDefinition service, string stage, DateTime closed, Council council) =>
        service.Case.Reopen is { } rule && rule.From.Contains(stage) ? council.Time.Day(closed).AddDays(rule.WithinDays) : null;

    /// <summary>The reporter says that it is not fixed: back to the first stage, with a new target.</summary>
    public void Reopen(ServiceDefinition service, DateTime now, Council council)
    {
        if (!MayReopen(service, now, council)) throw new RuleBroken($"Case {Reference} can no longer be reopened. Report it again.");
        OpenAgain(service, now, council);
    }

    /// <summary>An officer opens it again: they are not bound by the days that reporters have.</summary>
    public void ReopenByOfficer(ServiceDefinition service, DateTime now, Council council)
    {
        if (IsOpen) throw new RuleBroken($"Case {Reference} is open.");
        if (DisposedAt is not null) throw new RuleBroken($"Case {Reference} was deleted when its time was over. Open a new one.");
        OpenAgain(service, now, council);
    }

    public void DrawForChecking(DateTime now) => SampledAt = now;

    /// <summary>An officer looked at what was done by rule.</summary>
    public void MarkChecked(DateTime now)
    {
        if (SampledAt is null) throw new RuleBroken($"Case {Reference} was not drawn to be checked.");
        if (SampleCheckedAt is not null) throw new RuleBroken($"Case {Reference} was checked already.");
        SampleCheckedAt = now;
    }

    /// <summary>Something came to its timeline that an officer with an older page must see first: the version counts it, though no column changed.</summary>
    public void Touch() => Version++;

    public void TellOverdue(DateTime now) => OverdueToldAt = now;

    /// <summary>Is about the same thing as another case, which goes on; this one is closed by the caller when the service has a reason for it.</summary>
    public void MarkAsDuplicateOf(Case other)
    {
        if (other.Id == Id) throw new RuleBroken("A case cannot be a duplicate of itself.");
        if (other.Service != Service) throw new RuleBroken($"Case {other.Reference} is about another service.");
        if (other.DuplicateOf is not null) throw new RuleBroken($"Case {other.Reference} is a duplicate itself. Use the case that it points to.");
        DuplicateOf = other.Id;
    }

    /// <summary>Is about something else after all.</summary>
    public void UnmarkAsDuplicate()
    {
        if (DuplicateOf is null) throw new RuleBroken($"Case {Reference} is not marked as a duplicate.");
        DuplicateOf = null;
    }

    /// <summary>Past its due day, and not because it waits for the resident.</summary>
    public bool IsOverdue(DateOnly today) => IsOpen && WaitingSince is null && DueOn < today;

    /// <summary>Forgets how to reach the person, when the service keeps that for less long than the answers.</summary>
    /// <param name="contactQuestions">The questions whose answers are a name or a way to reach somebody.</param>
    public void ForgetContact(DataKey key, IReadOnlySet<string> contactQuestions)
    {
        Summary = key.Seal(key.Open(Summary, SummaryPlace, Id.Value) with { Who = null }, SummaryPlace, Id.Value);
        Answers = key.Seal<IReadOnlyList<Answer>>([.. key.Open(Answers, AnswersPlace, Id.Value).Where(it => !contactQuestions.Contains(it.Key))], AnswersPlace, Id.Value);
        Contact = key.Seal(ContactDetails.None, ContactPlace, Id.Value);
        (EmailHash, PhoneHash, NameFolded) = (null, null, null);
    }

    /// <summary>Becomes a tombstone, when its retention ends; the key is destroyed with it.</summary>
    public void Dispose(DateTime now)
    {
        (Summary, Answers, Contact) = (new([]), new([]), new([]));
        (EmailHash, PhoneHash, NameFolded, Postcode, DisposedAt, RemindOn) = (null, null, null, null, now, null);
    }

    // The next stage that has a target is due so many working days after this one began.
    void SetDue(ServiceDefinition service, Council council)
    {
        DueOn = null;
        if (ClosedAt is not null) return;
        var next = service.Case.Stages.SkipWhile(it => it.Id != Stage).Skip(1).FirstOrDefault(it => it.Target is not null);
        if (next?.Target is { } target) DueOn = council.WorkingDays.AddWorkingDays(council.Time.Day(StageSince), target);
    }

    // What ends is known from the stage at which an officer wrote its last day, or from the length of it; the reminder comes from the closed case.
    void SetRenewal(Stage stage, ServiceDefinition service, Council council, IReadOnlyDictionary<string, string>? asked)
    {
        RemindOn = null;
        if (service.Renewal is not { } rule) return;
        if (rule.Ends is { } name && stage.Asks.ContainsKey(name) && StageWords.DayOf(asked?.GetValueOrDefault(name)) is { } last) EndsOn = last;
        if (!rule.From.Contains(stage.Id))
        {
            if (stage.Closes) EndsOn = null;
            return;
        }
        var begun = council.Time.Day(StageSince);
        if (rule.After is { } after) EndsOn = begun.AddMonths(after.Months).AddDays(after.Days);
        if (EndsOn is { } ends && ends > begun) RemindOn = ends.AddDays(-rule.RemindDays);
    }

    /// <summary>The resident was told that it ends, or cannot be told any more.</summary>
    public void Reminded() => RemindOn = null;

    void OpenAgain(ServiceDefinition service, DateTime now, Council council)
    {
        (EndsOn, RemindOn) = (null, null);
        (Stage, StageSince, Reason, ClosedAt, OverdueToldAt, DuplicateOf) = (service.Case.FirstStage.Id, now, null, null, null, null);
        SetDue(service, council);
    }

    void MustBeOpen()
    {
        if (!IsOpen) throw new RuleBroken($"Case {Reference} is closed.");
    }
}
