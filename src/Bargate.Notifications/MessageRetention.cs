using Bargate.Kernel.Contributions;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Storage;

namespace Bargate.Notifications;

/// <summary>A message is kept as long as what it is about: when that one's key was destroyed, the rest of the row is due too.</summary>
sealed class MessageRetention(BargateDb db) : IRetained
{
    public string Key => "messages";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var rows = await (from message in db.Messages.AsNoTracking()
                          join key in db.Set<KeyRow>().AsNoTracking() on message.KeyId equals key.Id
                          where key.DestroyedAt != null && key.DestroyedAt <= now
                          orderby key.DestroyedAt, message.Id
                          select new { message.Id, key.DestroyedAt }).Take(most).ToListAsync(stop);
        return [.. rows.Select(it => new DueRecord(it.Id.Value, it.DestroyedAt!.Value, "notifications.retention.because"))];
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        var id = MessageId.From(record);
        if (await db.Messages.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } message) return false;
        db.Remove(message);
        return true;
    }
}
