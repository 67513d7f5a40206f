using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records;

/// <summary>What officers decide about pairs. Nothing here saves; the caller does.</summary>
internal sealed class Reviewing(BargateDb db, Merging merging, Audit audit, KeyRing keys, TimeProvider clock)
{
    /// <summary>Puts a pair before officers, unless it is there already or was decided. Null then.</summary>
    public async Task<ReviewTask?> Ask(RecordId one, RecordId other, ReviewCause cause, Grounds grounds, CancellationToken stop)
    {
        var (left, right) = one < other ? (one, other) : (other, one);
        if (await db.Reviews.AnyAsync(it => it.Left == left && it.Right == right && it.ClosedAt == null, stop)) return null;
        var records = await db.SourceRecords.Where(it => it.Id == left || it.Id == right).ToListAsync(stop);
        if (records.Count != 2) throw new RuleBroken("One of the two records is gone.");
        var task = ReviewTask.Of(records[0], records[1], await PersonFlags.Together(db, records, stop), cause, grounds, await keys.Open(records.Single(it => it.Id == left).KeyId, stop), Now);
        db.Add(task);
        return task;
    }

    /// <summary>The first officer's word. Of flagged records it waits for a second.</summary>
    public async Task Decide(ReviewTask task, ReviewOutcome outcome, OfficerId by, string? why, CancellationToken stop)
    {
        var key = await keys.Open(task.KeyId, stop);
        task.Flag(await PersonFlags.Together(db, await db.SourceRecords.Where(it => it.Id == task.Left || it.Id == task.Right).ToListAsync(stop), stop));
        task.Decide(outcome, by, why, key, Now);
        audit.Record(Actor.Officer(by), "record-pair-decided", task.Id.Value, key, why);
        if (task.ClosedAt is not null) await Follow(task, why, stop);
    }

    /// <summary>The second officer agrees, or sends it back.</summary>
    public async Task Second(ReviewTask task, bool agrees, OfficerId by, CancellationToken stop)
    {
        var key = await keys.Open(task.KeyId, stop);
        var why = key is not null && task.Why is { } told ? key.Open(told, ReviewTask.WhyPlace, task.Id.Value) : null;
        task.Second(agrees, by, Now);
        audit.Record(Actor.Officer(by), agrees ? "record-pair-agreed" : "record-pair-sent-back", task.Id.Value);
        if (agrees) await Follow(task, why, stop);
    }

    /// <summary>The first officer thinks again before the second one has looked.</summary>
    public void TakeBack(ReviewTask task, OfficerId by)
    {
        task.TakeBack(by);
        audit.Record(Actor.Officer(by), "record-pair-taken-back", task.Id.Value);
    }

    /// <summary>Takes a decision back with what followed from it, and asks again.</summary>
    public async Task<ReviewTask?> Undo(ReviewTask task, OfficerId by, CancellationToken stop)
    {
        task.Undo(by, Now);
        audit.Record(Actor.Officer(by), "record-pair-undone", task.Id.Value);
        if (task.Assertion is { } id && await db.Assertions.SingleOrDefaultAsync(it => it.Id == id && it.RevokedAt == null, stop) is { } made) await merging.TakeBack(made, by, stop);
        var evidence = task.Evidence is { } told && await keys.Open(task.KeyId, stop) is { } key ? key.Open(told, ReviewTask.EvidencePlace, task.Id.Value) : null;
        return await Ask(task.Left, task.Right, task.Cause, new(null, null, task.Run, task.Model, task.Weight, evidence), stop);
    }

    async Task Follow(ReviewTask task, string? why, CancellationToken stop)
    {
        var evidence = task.Evidence is { } told && await keys.Open(task.KeyId, stop) is { } key ? key.Open(told, ReviewTask.EvidencePlace, task.Id.Value) : null;
        var grounds = new Grounds(task.By, task.SecondBy, task.Run, task.Model, task.Weight, evidence, why);
        var made = task.Outcome switch
        {
            ReviewOutcome.Same => await merging.Merge(task.Left, task.Right, grounds, stop),
            ReviewOutcome.NotSame => await merging.Separate(task.Left, task.Right, grounds, stop),
            _ => null,
        };
        if (made is not null) task.Came(made.Id);
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
