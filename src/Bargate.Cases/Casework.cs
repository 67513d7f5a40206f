using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;

namespace Bargate.Cases;

/// <summary>What people do with a case: the verb, its line in the timeline, its event and its audit row, in the caller's unit of work.</summary>
internal sealed class Casework(BargateDb db, Outbox outbox, Audit audit, Council council, Words words, StageNames names, TimeProvider clock)
{
    /// <summary>The reason, by its id in the service, of a stage that closes duplicates.</summary>
    public const string DuplicateReason = "duplicate";

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public void Move(OpenedCase opened, Stage stage, Reason? reason, IReadOnlyDictionary<string, string>? asked, Actor actor)
    {
        var (it, from, now) = (opened.Case, opened.Case.Stage, Now);
        it.MoveTo(stage, reason, opened.Service, now, council, asked);
        ReachedStage(opened, stage, reason, asked, actor, now, entry => new StageChanged(it.Id, stage.Id, entry, now));
        if (!it.IsOpen) outbox.Raise(new CaseClosed(it.Id, it.Service, stage.Id, now));
        Audited(opened, actor, it.IsOpen ? "case-moved" : "case-closed", $"{from} > {stage.Id}{(reason is null ? "" : $" ({reason.Id})")}");
    }

    public void Assign(OpenedCase opened, OfficerId? officer, string? name, Actor actor)
    {
        opened.Case.AssignTo(officer);
        Add(Entry.Of(opened.Case, EntryKind.Assigned, actor, name is null ? words["cases.entry.unassigned"] : words.Format("cases.entry.assigned", ("name", name)), opened.Key, Now));
        Audited(opened, actor, "case-assigned", name ?? "-");
    }

    public void Give(OpenedCase opened, Team team, string? why, Actor actor)
    {
        var from = opened.Case.Team;
        if (team.Id == from) throw new RuleBroken($"Case {opened.Case.Reference} is with {team.Name} already.");
        opened.Case.GiveTo(team.Id);
        var text = words.Format("cases.entry.given", ("team", team.Name));
        Add(Entry.Of(opened.Case, EntryKind.Assigned, actor, string.IsNullOrWhiteSpace(why) ? text : $"{text}\n\n{why.Trim()}", opened.Key, Now));
        Audited(opened, actor, "case-given", $"{from} > {team.Id}");
    }

    public void Note(OpenedCase opened, string text, Actor actor)
    {
        Add(Entry.Of(opened.Case, EntryKind.Note, actor, text.Trim(), opened.Key, Now));
        Audited(opened, actor, "case-noted", null);
    }

    /// <summary>The resident asked where it is. They see that we noted it.</summary>
    public void Chased(OpenedCase opened, Actor actor)
    {
        Add(Entry.Of(opened.Case, EntryKind.Chase, actor, words.In(opened.Case.Language)["cases.entry.chase"], opened.Key, Now));
        Audited(opened, actor, "case-chased", null);
    }

    /// <summary>Ticks a task of the case's stage off, or takes that back.</summary>
    public void Tick(OpenedCase opened, StageTask task, TaskTick? ticked, OfficerId officer, Actor actor)
    {
        if (!opened.Case.IsOpen) throw new RuleBroken($"Case {opened.Case.Reference} is closed.");
        if (ticked is not null) db.Remove(ticked);
        else db.Add(new TaskTick { Case = opened.Case.Id, Stage = opened.Stage.Id, Task = task.Id, By = officer, At = Now });
        Audited(opened, actor, ticked is null ? "task-done" : "task-undone", $"{opened.Stage.Id}: {task.Id}");
    }

    /// <summary>What was done by rule was looked at.</summary>
    public void Check(OpenedCase opened, Actor actor)
    {
        opened.Case.MarkChecked(Now);
        Audited(opened, actor, "case-rule-checked", null);
    }

    /// <summary>Writes to the resident; when an answer is needed first, the target stands still until it comes.</summary>
    public void Write(OpenedCase opened, string text, bool wait, Actor actor)
    {
        var now = Now;
        if (wait) opened.Case.WaitForResident(now);
        opened.Case.Touch();
        var entry = Add(Entry.Of(opened.Case, EntryKind.MessageToResident, actor, text.Trim(), opened.Key, now));
        outbox.Raise(new ResidentAsked(opened.Case.Id, entry.Id, now));
        Audited(opened, actor, "resident-asked", wait ? "waiting" : null);
    }

    /// <summary>The resident wrote back.</summary>
    public void Reply(OpenedCase opened, string text)
    {
        var now = Now;
        opened.Case.ResidentReplied(now, council);
        opened.Case.Touch();
        var entry = Add(Entry.Of(opened.Case, EntryKind.MessageFromResident, Actor.Resident, text.Trim(), opened.Key, now));
        outbox.Raise(new ResidentReplied(opened.Case.Id, entry.Id, now));
        Audited(opened, Actor.Resident, "resident-replied", null);
    }

    public void Reopen(OpenedCase opened, string why, Actor actor)
    {
        var (it, from, now) = (opened.Case, opened.Case.Stage, Now);
        if (actor.Kind == ActorKind.Officer) it.ReopenByOfficer(opened.Service, now, council);
        else it.Reopen(opened.Service, now, council);
        // What the reporter wrote is theirs to see; an officer's reason is for officers.
        Add(actor.Kind == ActorKind.Officer
            ? Entry.Hidden(it, EntryKind.Reopened, actor, why.Trim(), opened.Key, now)
            : Entry.Of(it, EntryKind.Reopened, actor, why.Trim(), opened.Key, now));
        ReachedStage(opened, opened.Stage, null, null, actor, now, entry => new CaseReopened(it.Id, entry, now));
        Audited(opened, actor, "case-reopened", from);
    }

    /// <summary>Says that we are late, once for each target missed, before the resident asks.</summary>
    public void TellOverdue(OpenedCase late)
    {
        var (it, now) = (late.Case, Now);
        var today = council.Time.Day(now);
        it.TellOverdue(now);
        if (late.IsGone) return;
        // As long again as the next stage is given, from today.
        var next = late.Service.Case.Stages.SkipWhile(stage => stage.Id != it.Stage).Skip(1).FirstOrDefault(stage => stage.Target is not null);
        var expected = council.WorkingDays.AddWorkingDays(today, Math.Max(1, next?.Target ?? 1));
        var text = words.In(it.Language).Format("cases.entry.overdue", ("due", council.Time.In(it.Language).Date(it.DueOn!.Value)), ("expected", council.Time.In(it.Language).Date(expected)));
        var entry = Add(late.Service.Case.Overdue.TellResident
            ? Entry.Of(it, EntryKind.Overdue, Actor.System, text, late.Key, now)
            : Entry.Hidden(it, EntryKind.Overdue, Actor.System, text, late.Key, now));
        outbox.Raise(new CaseOverdue(it.Id, entry.Id, now));
        audit.Record(Actor.System, "case-overdue", it.Id.Value);
    }

    /// <summary>Tells the resident, once, that what they have ends soon; false when nobody can be told any more.</summary>
    public bool Remind(OpenedCase opened)
    {
        var (it, now) = (opened.Case, Now);
        it.Reminded();
        // Forgotten with the contact, over already, or another service by now: then there is nothing to say.
        if (opened.IsGone || it.EndsOn is not { } ends || ends < council.Time.Day(now) || opened.Service.Renewal is not { } rule || opened.Contact == ContactDetails.None) return false;
        var text = Placeholders.Fill(rule.Say.In(it.Language), ("ends", council.Time.In(it.Language).Date(ends)), ("reference", it.Reference));
        var entry = Add(Entry.Of(it, EntryKind.Renewal, Actor.System, text, opened.Key, now));
        outbox.Raise(new RenewalDue(it.Id, entry.Id, now));
        audit.Record(Actor.System, "case-renewal-due", it.Id.Value);
        return true;
    }

    /// <summary>An officer looked at a whole account number: in the audit log and in the timeline, before it is shown.</summary>
    public void Reveal(OpenedCase opened, string why, Actor actor)
    {
        Add(Entry.Hidden(opened.Case, EntryKind.Revealed, actor, why.Trim(), opened.Key, Now));
        Audited(opened, actor, "case-account-seen", why.Trim());
    }

    /// <summary>Says in both timelines that another case is about the same thing, and closes this one.</summary>
    public void MarkDuplicate(OpenedCase opened, OpenedCase other, bool close, Actor actor)
    {
        var now = Now;
        opened.Case.MarkAsDuplicateOf(other.Case);
        other.Case.Touch();
        Add(Entry.Hidden(opened.Case, EntryKind.Duplicate, actor, words.Format("cases.entry.duplicate-of", ("reference", other.Case.Reference)), opened.Key, now));
        Add(Entry.Hidden(other.Case, EntryKind.Duplicate, actor, words.Format("cases.entry.has-duplicate", ("reference", opened.Case.Reference)), other.Key, now));
        Audited(opened, actor, "case-marked-duplicate", other.Case.Reference);
        Audited(other, actor, "case-has-duplicate", opened.Case.Reference);
        if (close && opened.Case.IsOpen && DuplicateStage(opened) is { } last) Move(opened, last.Stage, last.Reason, null, actor);
    }

    /// <summary>Takes that back; opens it again where it was closed for it, and for nothing else.</summary>
    public void UnmarkDuplicate(OpenedCase opened, OpenedCase other, Actor actor)
    {
        var now = Now;
        var closedForIt = opened.IsClosedAsDuplicate;
        opened.Case.UnmarkAsDuplicate();
        other.Case.Touch();
        Add(Entry.Hidden(opened.Case, EntryKind.Duplicate, actor, words.Format("cases.entry.not-duplicate-of", ("reference", other.Case.Reference)), opened.Key, now));
        Add(Entry.Hidden(other.Case, EntryKind.Duplicate, actor, words.Format("cases.entry.not-has-duplicate", ("reference", opened.Case.Reference)), other.Key, now));
        Audited(opened, actor, "case-unmarked-duplicate", other.Case.Reference);
        Audited(other, actor, "case-lost-duplicate", opened.Case.Reference);
        if (closedForIt) Reopen(opened, words.Format("cases.entry.not-duplicate-of", ("reference", other.Case.Reference)), actor);
    }

    /// <summary>How this service closes a duplicate: the reason `duplicate` of a stage that closes; null when it has none.</summary>
    public static StageChoice? DuplicateStage(OpenedCase opened) =>
        StageChoices.Closing(opened).FirstOrDefault(it => it.Reason?.Id == DuplicateReason);

    void ReachedStage<TEvent>(OpenedCase opened, Stage stage, Reason? reason, IReadOnlyDictionary<string, string>? asked, Actor actor, DateTime now, Func<Guid, TEvent> happened) where TEvent : IEvent
    {
        var text = StageWords.Of(opened.Case, stage, opened.Service, reason, asked, council, now);
        outbox.Raise(happened(Add(Entry.Stage(opened.Case, actor, text.Length == 0 ? names.Of(opened.Case.Service, stage.Id) : text, opened.Key, now)).Id));
    }

    Entry Add(Entry entry)
    {
        db.Add(entry);
        return entry;
    }

    void Audited(OpenedCase opened, Actor actor, string action, string? detail) => audit.Record(actor, action, opened.Case.Id.Value, opened.Key, detail);
}
