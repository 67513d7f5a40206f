using Bargate.Kernel.Events;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Jobs;
using Bargate.Notifications.Storage;
using Microsoft.Extensions.Hosting;

namespace Bargate.Notifications.Contract;

/// <summary>Writes messages together with what they tell, sealed with its key; a job sends them after that is saved.</summary>
public sealed class Messages(BargateDb db, Outbox outbox, MasterKey master, EmailDelivery delivery, IHostEnvironment environment, TimeProvider clock)
{
    /// <summary>The message and the job that sends it, for a <see cref="Kernel.Storage.Batch"/>. A key that exists already makes the batch fail with <see cref="Kernel.Storage.AlreadyExists"/>.</summary>
    public IEnumerable<object> Rows(NewMessage message, DataKey key)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var row = Message.Write(message, key, master, now);
        if (!delivery.HasServer && environment.IsDevelopment())
        {
            // Practice: it has arrived where it is read, in the viewer.
            row.Sent(Channel.Practice, now);
            return [row];
        }
        return [row, outbox.JobRowFor<SendMessage>(row.Id.Value)];
    }

    /// <summary>Adds the same rows to the caller's unit of work; false when the message was written before, and nothing is added.</summary>
    public async Task<bool> Add(NewMessage message, DataKey key, CancellationToken stop = default)
    {
        if (db.Messages.Local.Any(it => it.Key == message.Key) || await db.Messages.AnyAsync(it => it.Key == message.Key, stop)) return false;
        db.AddRange(Rows(message, key));
        return true;
    }

    /// <summary>Removes all messages about something, with the addresses they went to, in the caller's unit of work.</summary>
    public async Task Forget(Guid about, CancellationToken stop = default) => db.RemoveRange(await db.Messages.Where(it => it.About == about).ToListAsync(stop));
}
