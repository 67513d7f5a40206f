using Bargate.Kernel.Contributions;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Storage;

namespace Bargate.Notifications;

/// <summary>
/// A message is kept as long as what it is about: when that one's key was destroyed, the rest of the row is due too. One that is about nothing
/// else (a digest for a team) has a key of its own, which nobody else destroys: it goes by its age.
/// </summary>
sealed class MessageRetention(BargateDb db, KeyRing keys) : IRetained
{
    const int OwnMonths = 6;

    public string Key => "messages";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var rows = await (from message in db.Messages.AsNoTracking()
                          join key in db.Set<KeyRow>().AsNoTracking() on message.KeyId equals key.Id
                          where key.DestroyedAt != null && key.DestroyedAt <= now
                          orderby key.DestroyedAt, message.Id
                          select new { message.Id, key.DestroyedAt }).Take(most).ToListAsync(stop);
        var before = now.AddMonths(-OwnMonths);
        var old = await db.Messages.AsNoTracking().Where(it => it.About == it.KeyId && it.CreatedAt <= before).OrderBy(it => it.CreatedAt).Take(most - rows.Count).Select(it => new { it.Id, it.CreatedAt }).ToListAsync(stop);
        return [
            .. rows.Select(it => new DueRecord(it.Id.Value, it.DestroyedAt!.Value, "notifications.retention.because")),
            .. old.Where(it => rows.TrueForAll(row => row.Id != it.Id)).Select(it => new DueRecord(it.Id.Value, it.CreatedAt.AddMonths(OwnMonths), "notifications.retention.because-old"))];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var id = MessageId.From(record);
        if (await db.Messages.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } message) return false;
        if (message.About == message.KeyId) await keys.Destroy(message.KeyId, stop);
        db.Remove(message);
        return true;
    }
}
