using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Records.Storage;

namespace Bargate.Records.Contract;

/// <summary>What a person's record gives for the first questions of a form, so that an officer need not ask again. Each look is audited.</summary>
public sealed class KnownPeople
{
    readonly BargateDb db;
    readonly RecordValues values;
    readonly CurrentOfficer officer;
    readonly Audit audit;

    internal KnownPeople(BargateDb db, RecordValues values, CurrentOfficer officer, Audit audit) => (this.db, this.values, this.officer, this.audit) = (db, values, officer, audit);

    /// <summary>By any id the record ever had. Null for one that does not exist, and for a restricted one, which opens on its own page only. The caller saves the audit row.</summary>
    public async Task<KnownPerson?> Find(RecordId id, CancellationToken stop)
    {
        if (!officer.May(Permissions.RecordsSee)) return null;
        if (await db.SourceRecords.AsNoTracking().Where(it => it.Id == id && it.Register == Register.Customers).Select(it => (RecordId?)it.Person).SingleOrDefaultAsync(stop) is not { } person) return null;
        var members = await db.SourceRecords.AsNoTracking().Where(it => it.Person == person && it.DisposedAt == null).OrderByDescending(it => it.ReceivedAt).ThenBy(it => it.Id).ToListAsync(stop);
        if (members.Count == 0 || members.Exists(it => it.Flags.HasFlag(RecordFlags.Restricted))) return null;
        var said = await values.Newest(members, stop);
        audit.Record(officer.Actor, "record-reused", person.Value);
        // The newest that says something; an address is taken whole, from the newest that has one.
        string? Value(string?[]? of, string column) => of?[Registers.Place(Register.Customers, column)] is { Length: > 0 } value ? value : null;
        var all = members.Select(it => said.GetValueOrDefault(it.Id)).ToList();
        var name = all.Find(it => Value(it, "surname") is not null && Value(it, "forename") is not null) ?? all.Find(it => Value(it, "surname") is not null);
        var address = all.Find(it => Value(it, "street") is not null && Value(it, "postcode") is not null);
        return new(
            string.Join(' ', new[] { Value(name, "forename"), Value(name, "surname") }.OfType<string>()),
            all.Select(it => Value(it, "email")).FirstOrDefault(it => it is not null), all.Select(it => Value(it, "phone")).FirstOrDefault(it => it is not null),
            address is null ? null : string.Join(' ', new[] { Value(address, "house-number"), Value(address, "street") }.OfType<string>()), Value(address, "town"), Value(address, "postcode"));
    }
}

public sealed record KnownPerson(string? Name, string? Email, string? Phone, string? Line, string? Town, string? Postcode);
