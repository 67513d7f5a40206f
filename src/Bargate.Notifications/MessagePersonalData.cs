using System.Runtime.CompilerServices;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Storage;

namespace Bargate.Notifications;

/// <summary>Messages that were written to an address which the person proved is theirs.</summary>
sealed class MessagePersonalData(BargateDb db, KeyRing keys, MasterKey master, Words words) : IPersonalDataSource
{
    public string Key => "messages";

    public async IAsyncEnumerable<PersonalItem> Export(Subject who, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var hash in Hashes(who))
            foreach (var message in await db.Messages.AsNoTracking().Where(it => it.ToHash == hash).OrderBy(it => it.CreatedAt).ToListAsync(stop))
            {
                if (await keys.Open(message.KeyId, stop) is not { } key) continue;
                var letter = message.Open(key);
                yield return new(letter.Subject, message.CreatedAt, [(words["notifications.message.to"], letter.To), (words["notifications.message.text"], letter.Body)]);
            }
    }

    /// <summary>All of them: what the council did and told is kept in the case, under the case's own rule.</summary>
    public async Task<Erasure> Erase(Subject who, CancellationToken stop)
    {
        var erased = 0;
        foreach (var hash in Hashes(who))
            erased += await db.Write(() => db.Messages.Where(it => it.ToHash == hash).ExecuteDeleteAsync(stop), stop);
        return new(erased, []);
    }

    List<byte[]> Hashes(Subject who) => [.. who.Contacts.Where(it => it.Kind == "email").Select(it => Message.HashOf(it.Value, master))];
}
