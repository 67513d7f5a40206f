using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Cases.Jobs;

/// <summary>Tells the resident that we are late before they ask, once for each target missed; the lead of the team hears of it by a digest.</summary>
internal sealed class ChaseOverdueCases(
    BargateDb db, OpenCases cases, Outbox outbox, Audit audit, Council council, Words words, OverdueDigest digest, TimeProvider clock) : ITimedJob
{
    const int Group = 50;

    public async Task Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = council.Time.Day(now);
        while (!stop.IsCancellationRequested)
        {
            var late = await db.Cases.Overdue(today).Where(it => it.OverdueToldAt == null).OrderBy(it => it.DueOn).Take(Group).ToListAsync(stop);
            foreach (var it in late) Tell(await cases.Open(it, stop), today, now);
            // An officer who works on one of them at this moment goes first; the others are told in an hour.
            try { await db.SaveChangesAsync(stop); }
            catch (DbUpdateConcurrencyException) { late.Clear(); }
            db.ChangeTracker.Clear();
            if (late.Count < Group) break;
        }
        await digest.Write(today, now, stop);
    }

    void Tell(OpenedCase late, DateOnly today, DateTime now)
    {
        var it = late.Case;
        it.TellOverdue(now);
        if (late.IsGone) return;
        var spoken = words.In(it.Language);
        var text = spoken.Format("cases.entry.overdue", ("due", council.Time.Date(it.DueOn!.Value)), ("expected", council.Time.Date(Expected(late, today))));
        var told = late.Service.Case.Overdue.TellResident;
        var entry = told ? Entry.Of(it, EntryKind.Overdue, Actor.System, text, late.Key, now) : Entry.Hidden(it, EntryKind.Overdue, Actor.System, text, late.Key, now);
        db.Add(entry);
        outbox.Raise(new CaseOverdue(it.Id, entry.Id, now));
        audit.Record(Actor.System, "case-overdue", it.Id.Value);
    }

    // As long again as the next stage is given, from today.
    DateOnly Expected(OpenedCase late, DateOnly today)
    {
        var next = late.Service.Case.Stages.SkipWhile(it => it.Id != late.Case.Stage).Skip(1).FirstOrDefault(it => it.Target is not null);
        return council.WorkingDays.AddWorkingDays(today, Math.Max(1, next?.Target ?? 1));
    }
}
