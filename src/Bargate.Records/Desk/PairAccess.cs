using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;

namespace Bargate.Records.Desk;

internal enum PairOpen
{
    Open,

    /// <summary>The officer may, once they have said why.</summary>
    NeedsReason,

    Refused,
}

/// <summary>Keeps pairs of restricted records shut until somebody who may open them has said why. What was said on the record's own page counts here too.</summary>
internal sealed class PairAccess(BargateDb db, CurrentOfficer officer, Audit audit, KeyRing keys, TimeProvider clock)
{
    public const string Opened = "record-restricted-opened", Seen = "record-pair-seen";

    /// <summary>Long enough for one piece of work.</summary>
    static readonly TimeSpan ReasonLasts = TimeSpan.FromMinutes(30);

    public async Task<PairOpen> To(IReadOnlyList<SourceRecord> pair, CancellationToken stop)
    {
        var restricted = await PersonFlags.Restricted(db, pair, stop);
        if (restricted.Count == 0) return PairOpen.Open;
        if (!officer.May(Permissions.RecordsRestricted)) return PairOpen.Refused;
        var (since, me) = (clock.GetUtcNow().UtcDateTime - ReasonLasts, (Guid?)officer.Id.Value);
        foreach (var it in restricted)
        {
            Guid[] abouts = [it.Id.Value, it.Person.Value];
            if (!await db.Set<AuditRow>().AnyAsync(row => abouts.Contains(row.About) && row.Action == Opened && row.ActorId == me && row.At > since, stop)) return PairOpen.NeedsReason;
        }
        return PairOpen.Open;
    }

    /// <summary>Why they are opened, sealed with each record's own key. Saved here, before anything is shown.</summary>
    public async Task Open(IReadOnlyList<SourceRecord> pair, string why, CancellationToken stop)
    {
        foreach (var it in await PersonFlags.Restricted(db, pair, stop)) audit.Record(officer.Actor, Opened, it.Person.Value, await keys.Open(it.KeyId, stop), why);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>That the pair is looked at: once for each record, before it is sent.</summary>
    public async Task See(IReadOnlyList<SourceRecord> pair, CancellationToken stop)
    {
        foreach (var it in pair) audit.Record(officer.Actor, Seen, it.Id.Value);
        await db.SaveChangesAsync(stop);
    }
}
