using Bargate.Accounts.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;

namespace Bargate.Cases.Contract;

/// <summary>How somebody told us before to reach them, so that an officer need not ask again. Only of cases that the officer sees, and each look is audited.</summary>
public sealed class KnownContacts(BargateDb db, MasterKey master, KeyRing keys, CurrentOfficer officer, Audit audit)
{
    /// <summary>From the newest case with this email address or phone number; null when there is none. The caller saves the audit row.</summary>
    public async Task<ContactDetails?> Find(string emailOrPhone, CancellationToken stop = default)
    {
        var wanted = emailOrPhone.Contains('@', StringComparison.Ordinal)
            ? WithEmail(Following.HashOf(emailOrPhone, master))
            : WithPhone(master.Hash("phone", Case.Digits(emailOrPhone)));
        if (await wanted.Where(it => it.DisposedAt == null).OrderByDescending(it => it.OpenedAt).FirstOrDefaultAsync(stop) is not { } found) return null;
        if (await keys.Open(found.KeyId, stop) is not { } key) return null;
        audit.Record(officer.Actor, "contact-reused", found.Id.Value);
        return key.Open(found.Contact, Case.ContactPlace, found.Id.Value);
    }

    IQueryable<Case> WithEmail(byte[] hash) => db.Cases.AsNoTracking().SeenBy(officer).Where(it => it.EmailHash == hash);

    IQueryable<Case> WithPhone(byte[] hash) => db.Cases.AsNoTracking().SeenBy(officer).Where(it => it.PhoneHash == hash);
}
