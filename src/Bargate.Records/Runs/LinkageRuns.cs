using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Runs;

/// <summary>What officers do with runs: start one, undo one. Nothing here saves.</summary>
internal sealed class LinkageRuns(BargateDb db, Outbox outbox, Audit audit, Council council, TimeProvider clock)
{
    public LinkZones ZonesOf(Register register) => council.Records.GetValueOrDefault(register.Slug(), LinkZones.Standard);

    public async Task<LinkageRun> Start(Register register, bool learns, OfficerId? by, CancellationToken stop)
    {
        if (await db.LinkageRuns.AnyAsync(it => it.Register == register && it.State != RunState.Done && it.State != RunState.Stopped && it.State != RunState.Undone, stop))
            throw Busy();
        var zones = ZonesOf(register);
        var run = new LinkageRun { Id = RunId.From(Guid.CreateVersion7()), Register = register, Learns = learns, LinkFrom = zones.Link, ReviewFrom = zones.Review, Automatic = zones.Automatic, By = by, AskedAt = clock.GetUtcNow().UtcDateTime };
        db.Add(run);
        audit.Record(ActorOf(by), "record-run-started", run.Id.Value);
        outbox.Ask<RunRegister>(run.Id.Value);
        return run;
    }

    public void Undo(LinkageRun run, OfficerId by)
    {
        run.Undo(by, clock.GetUtcNow().UtcDateTime);
        audit.Record(Actor.Officer(by), "record-run-undo-asked", run.Id.Value);
        outbox.Ask<RunRegister>(run.Id.Value);
    }

    /// <summary>What the caller says when the database refuses the second of two that begin in the same moment.</summary>
    public static RuleBroken Busy() => new("A run over this register is under way. Wait until it is over.");

    static Actor ActorOf(OfficerId? by) => by is { } officer ? Actor.Officer(officer) : Actor.System;
}
