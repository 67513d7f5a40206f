using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;

namespace Bargate.Cases.Contract;

/// <summary>Being told about another's public case. Each follower has a key of their own, so that one can be forgotten without the case.</summary>
public sealed partial class Following(BargateDb db, MasterKey master, Messages messages, KeyRing keys, Words words, TimeProvider clock)
{
    /// <summary>Adds a follower, and the message that tells them how to stop, to the caller's unit of work. Following again after stopping begins again; who reported the case is told of it anyway.</summary>
    public async Task Follow(CaseId id, string email, string language, CancellationToken stop = default)
    {
        var hash = HashOf(email, master);
        var known = await db.Followers.SingleOrDefaultAsync(it => it.Case == id && it.EmailHash == hash, stop);
        if (known is not null)
        {
            known.StoppedAt = null;
            return;
        }
        var followed = await db.Cases.AsNoTracking().Where(it => it.Id == id).Select(it => new { it.Reference, it.EmailHash }).SingleAsync(stop);
        if (!IsReporter(followed.EmailHash, hash)) db.AddRange(Rows(id, followed.Reference, email, language));
    }

    static bool IsReporter(byte[]? ofCase, byte[] hash) => ofCase is not null && ofCase.AsSpan().SequenceEqual(hash);

    internal IReadOnlyList<object> Rows(CaseId id, string reference, string email, string language, Case? merged = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var key = master.NewKey();
        var row = Guid.CreateVersion7();
        var follower = new Follower
        {
            Id = row,
            Case = id,
            KeyId = key.Id,
            Email = key.Seal(email.Trim(), Follower.EmailPlace, row),
            EmailHash = HashOf(email, master),
            Language = language,
            CreatedAt = now,
            MovedFrom = merged?.Id,
        };
        var (link, token) = TrackingLink.For(id, now, row);
        var spoken = words.In(language);
        var kind = merged is null ? "follow" : "merged";
        ReadOnlySpan<(string, string)> facts = [("reference", reference), ("link", $"/track/{token}"), ("duplicate", merged?.Reference ?? "")];
        var message = new NewMessage(email, spoken.Format($"cases.mail.{kind}-subject", facts), spoken.Format($"cases.mail.{kind}-body", facts), id.Value, $"case-follow-{row:N}", language, new Unsubscribe(Follower.Kind, row));
        return [KeyRow.For(key, master, now), follower, link, .. messages.Rows(message, key)];
    }

    internal static byte[] HashOf(string email, MasterKey master) => master.Hash("email", Kernel.Storage.Fold.Of(email.Trim()));
}
