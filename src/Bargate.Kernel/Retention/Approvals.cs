using Bargate.Kernel.Auditing;

namespace Bargate.Kernel.Retention;

/// <summary>Approves disposal. The caller saves; a job then does it.</summary>
public sealed class Approvals(BargateDb db, Outbox outbox, Audit audit, TimeProvider clock)
{
    /// <summary>An officer approves the list of one class that was shown.</summary>
    public RetentionRun Approve(DueClass due, OfficerId by)
    {
        var run = new RetentionRun { Id = Guid.CreateVersion7(), At = Now, By = by, Held = due.Held };
        audit.Record(Actor.Officer(by), "retention-approved", run.Id);
        Ask(run, due.Records.Select(it => new Disposal { Id = Guid.CreateVersion7(), Run = run.Id, Class = due.Key, Record = it.Id, ApprovedBy = by }));
        return run;
    }

    /// <summary>The night's run: what the council's standing approvals allow. The rest waits for an officer.</summary>
    internal RetentionRun Approve(IReadOnlyList<(DueClass Due, StandingApproval? Standing)> all)
    {
        var run = new RetentionRun
        {
            Id = Guid.CreateVersion7(),
            At = Now,
            Held = all.Sum(it => it.Due.Held),
            Waiting = all.Where(it => it.Standing is null).Sum(it => it.Due.Records.Count),
        };
        audit.Record(Actor.System, "retention-run", run.Id);
        Ask(run, from one in all
                 where one.Standing is not null
                 from record in one.Due.Records
                 select new Disposal { Id = Guid.CreateVersion7(), Run = run.Id, Class = one.Due.Key, Record = record.Id, Decision = one.Standing.Decision });
        return run;
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    void Ask(RetentionRun run, IEnumerable<Disposal> disposals)
    {
        var all = disposals.ToList();
        db.Add(run);
        db.AddRange(all);
        if (all.Count == 0) run.Finish(0, Now);
        else outbox.Ask<DisposeOfApproved>(run.Id);
    }
}
