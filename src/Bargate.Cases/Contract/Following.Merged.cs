using Bargate.Cases.Storage;
using Bargate.Kernel.Sealing;

namespace Bargate.Cases.Contract;

/// <summary>Who follows a case because a duplicate of it brought them along.</summary>
public sealed partial class Following
{
    /// <summary>Somebody who reported or followed the duplicate follows this case from now on, and is told so; whoever follows it already stays as they are, and who reported it is told as its reporter.</summary>
    internal async Task TakeOver(Case into, Case duplicate, string email, string language, CancellationToken stop)
    {
        var (id, hash) = (into.Id, HashOf(email, master));
        if (IsReporter(into.EmailHash, hash)) return;
        if (db.Followers.Local.Any(it => it.Case == id && it.EmailHash.AsSpan().SequenceEqual(hash))) return;
        if (await db.Followers.AnyAsync(it => it.Case == id && it.EmailHash == hash, stop)) return;
        db.AddRange(Rows(id, into.Reference, email, language, duplicate));
    }

    /// <summary>Ends what <see cref="TakeOver"/> began; their own case or follow was never touched.</summary>
    internal async Task GiveBack(CaseId from, CaseId duplicate, CancellationToken stop)
    {
        foreach (var follower in await db.Followers.Where(it => it.Case == from && it.MovedFrom == duplicate && it.StoppedAt == null).ToListAsync(stop))
        {
            // Removed, so that they come along again when the two are made one a second time. Who asked to be told no more stays, so that they do not.
            var row = follower.Id;
            db.RemoveRange(await db.TrackingLinks.Where(it => it.Follower == row).ToListAsync(stop));
            await keys.Destroy(follower.KeyId, stop);
            db.Remove(follower);
        }
    }

    internal async Task<string?> EmailOf(Follower follower, CancellationToken stop) =>
        await keys.Open(follower.KeyId, stop) is { } key ? key.Open(follower.Email, Follower.EmailPlace, follower.Id) : null;
}
