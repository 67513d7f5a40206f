using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;

namespace Bargate.Cases.Contract;

/// <summary>Turns a submission into the rows of a case: the case, the first line of its timeline, its event with the jobs it asks for, and its audit row.</summary>
public sealed class CaseOpening(Outbox outbox, Audit audit, MasterKey master, Council council, TimeProvider clock)
{
    /// <summary>The caller saves <see cref="Opened.Rows"/> in one transaction with the end of the draft.</summary>
    public Opened Open(NewCase sent)
    {
        var now = sent.At ?? clock.GetUtcNow().UtcDateTime;
        var rules = sent.Service.Definition.Case;
        var opened = Case.Open(sent, sent.Reference ?? SpokenReference.New(rules.ReferencePrefix), now, council, master);
        var entry = Entry.Stage(opened, Actor.Resident, StageWords.Of(opened, rules.FirstStage, sent.Service.Definition, null, null, council, now), sent.Key, now);
        var actor = sent.TakenBy is { } officer ? Actor.Officer(officer) : Actor.Resident;
        return new(opened.Id, opened.Reference,
        [
            opened,
            entry,
            .. outbox.Rows(new CaseOpened(opened.Id, opened.Service, entry.Id, now)),
            audit.Row(actor, sent.TakenBy is null ? "case-opened" : "case-opened-on-behalf", opened.Id.Value),
        ]);
    }

    /// <summary>The case that a draft became, when it was sent before.</summary>
    public static async Task<(CaseId Id, string Reference)?> Find(BargateDb db, Guid draft, CancellationToken stop)
    {
        var found = await db.Cases.AsNoTracking().Where(it => it.Draft == draft).Select(it => new { it.Id, it.Reference }).SingleOrDefaultAsync(stop);
        return found is null ? null : (found.Id, found.Reference);
    }
}

/// <summary>A case that is ready to be saved.</summary>
public sealed record Opened(CaseId Id, string Reference, IReadOnlyList<object> Rows);
