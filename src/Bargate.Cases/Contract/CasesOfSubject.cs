using Bargate.Cases.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Sealing;

namespace Bargate.Cases.Contract;

/// <summary>The cases of one person, for what other modules hold about them: found by the contacts that the person proved.</summary>
public static class CasesOfSubject
{
    public static async Task<IReadOnlyList<CaseId>> Find(BargateDb db, MasterKey master, Subject who, CancellationToken stop)
    {
        var emails = who.Contacts.Where(it => it.Kind == "email").Select(it => Following.HashOf(it.Value, master)).ToList();
        var phones = who.Contacts.Where(it => it.Kind == "phone").Select(it => master.Hash("phone", Case.Digits(it.Value))).ToList();
        if (emails.Count + phones.Count == 0) return [];
        return await db.Cases.AsNoTracking()
            .Where(it => (it.EmailHash != null && emails.Contains(it.EmailHash)) || (it.PhoneHash != null && phones.Contains(it.PhoneHash)))
            .Select(it => it.Id).ToListAsync(stop);
    }
}
