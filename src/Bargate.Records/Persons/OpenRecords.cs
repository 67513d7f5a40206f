using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Persons;

/// <summary>A person (or property, employee, debt) with the source records that make it up, oldest first.</summary>
internal sealed record OpenedRecord(Register Register, RecordId Person, IReadOnlyList<SourceRecord> Members)
{
    public RecordFlags Flags => Members.Aggregate(RecordFlags.None, (all, it) => all | it.Flags);

    public bool Restricted => Flags.HasFlag(RecordFlags.Restricted);

    public string Url => $"/staff/records/{Register.Slug()}/{Person.Value}";
}

/// <summary>Each more shut than the one before.</summary>
internal enum RecordAccess
{
    Open,

    /// <summary>The officer may, once they have said why.</summary>
    NeedsReason,

    Refused,
}

/// <summary>The one way to a record for every page: finds it by any id it ever had, in the registers that the officer may see, and keeps restricted ones shut.</summary>
internal sealed class OpenRecords(BargateDb db, CurrentOfficer officer, Audit audit, KeyRing keys, TimeProvider clock)
{
    public const string Opened = "record-restricted-opened", Seen = "record-seen";

    /// <summary>How long a reason lasts: long enough for one piece of work.</summary>
    public static readonly TimeSpan ReasonLasts = TimeSpan.FromMinutes(30);

    public async Task<OpenedRecord?> Find(RecordId id, CancellationToken stop)
    {
        var person = await db.SourceRecords.AsNoTracking().Where(it => it.Id == id).Select(it => (RecordId?)it.Person).SingleOrDefaultAsync(stop);
        if (person is not { } known) return null;
        var members = await db.SourceRecords.AsNoTracking().Where(it => it.Person == known && it.DisposedAt == null).OrderBy(it => it.Id).ToListAsync(stop);
        return members.Count == 0 || !Registers.Of(officer).Contains(members[0].Register) ? null : new(members[0].Register, known, members);
    }

    public async Task<RecordAccess> AccessTo(OpenedRecord record, CancellationToken stop)
    {
        if (!record.Restricted) return RecordAccess.Open;
        if (!officer.May(Permissions.RecordsRestricted)) return RecordAccess.Refused;
        var (since, me) = (clock.GetUtcNow().UtcDateTime - ReasonLasts, (Guid?)officer.Id.Value);
        var ids = record.Members.Select(it => it.Id.Value).ToList();
        return await db.Set<AuditRow>().AnyAsync(it => ids.Contains(it.About) && it.Action == Opened && it.ActorId == me && it.At > since, stop) ? RecordAccess.Open : RecordAccess.NeedsReason;
    }

    /// <summary>The record, when it may be seen now; else null, and the page that shows it says why not.</summary>
    public async Task<OpenedRecord?> ForWork(RecordId id, CancellationToken stop) =>
        await Find(id, stop) is { } record && await AccessTo(record, stop) == RecordAccess.Open ? record : null;

    /// <summary>Why a restricted record is opened, written down of the source record that is: taken apart from the others, it takes the reason along. Saved here, before anything is shown.</summary>
    public async Task Open(OpenedRecord record, string why, CancellationToken stop)
    {
        // Not restricted any more: there is nothing to open.
        if (record.Members.FirstOrDefault(it => it.Flags.HasFlag(RecordFlags.Restricted)) is not { } shut) return;
        audit.Record(officer.Actor, Opened, shut.Id.Value, await keys.Open(shut.KeyId, stop), why);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Written before the page is sent.</summary>
    public async Task See(OpenedRecord record, CancellationToken stop)
    {
        audit.Record(officer.Actor, Seen, record.Person.Value);
        await db.SaveChangesAsync(stop);
    }
}
