using System.Runtime.CompilerServices;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;

namespace Bargate.Cases.Contributions;

/// <summary>Cases and follows of one person, found by the email addresses and phone numbers that they proved. Cases stay until their retention ends, with the reason that the service gives; follows go.</summary>
internal sealed class CasePersonalData(BargateDb db, OpenCases cases, KeyRing keys, MasterKey master, Words words, Council council) : IPersonalDataSource
{
    public string Key => "cases";

    public async IAsyncEnumerable<PersonalItem> Export(Subject who, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var it in await CasesOf(who).AsNoTracking().OrderBy(it => it.OpenedAt).ToListAsync(stop))
        {
            var opened = await cases.Open(it, stop);
            var entries = await db.Entries.AsNoTracking().Where(entry => entry.Case == it.Id && entry.Shown).OrderBy(entry => entry.At).ToListAsync(stop);
            yield return new(words.Format("cases.personal.case", ("reference", it.Reference), ("service", opened.Title)), it.OpenedAt,
                [.. opened.Answers.Select(answer => (answer.Label, answer.Text)), .. entries.Select(entry => (council.Time.Date(entry.At), opened.TextOf(entry)))]);
        }
        foreach (var follower in await FollowsOf(who).AsNoTracking().ToListAsync(stop))
        {
            var reference = await db.Cases.Where(it => it.Id == follower.Case).Select(it => it.Reference).SingleOrDefaultAsync(stop) ?? "";
            yield return new(words.Format("cases.personal.follow", ("reference", reference)), follower.CreatedAt, []);
        }
    }

    public async Task<Erasure> Erase(Subject who, CancellationToken stop)
    {
        var follows = await FollowsOf(who).ToListAsync(stop);
        foreach (var follower in follows)
        {
            await keys.Destroy(follower.KeyId, stop);
            db.Remove(follower);
        }
        var kept = new List<(int Count, string Because)>();
        foreach (var it in await CasesOf(who).AsNoTracking().ToListAsync(stop))
            kept.Add((1, (await cases.Open(it, stop)).Service.Keep.Because.In(council.Language)));
        await db.SaveChangesAsync(stop);
        return new(follows.Count, [.. kept.GroupBy(it => it.Because).Select(it => (it.Count(), it.Key))]);
    }

    IQueryable<Case> CasesOf(Subject who)
    {
        var (emails, phones) = Hashes(who);
        return db.Cases.Where(it => (it.EmailHash != null && emails.Contains(it.EmailHash)) || (it.PhoneHash != null && phones.Contains(it.PhoneHash)));
    }

    IQueryable<Follower> FollowsOf(Subject who)
    {
        var (emails, _) = Hashes(who);
        return db.Followers.Where(it => emails.Contains(it.EmailHash));
    }

    (List<byte[]> Emails, List<byte[]> Phones) Hashes(Subject who) => (
        [.. who.Contacts.Where(it => it.Kind == "email").Select(it => Following.HashOf(it.Value, master))],
        [.. who.Contacts.Where(it => it.Kind == "phone").Select(it => master.Hash("phone", Case.Digits(it.Value)))]);
}
