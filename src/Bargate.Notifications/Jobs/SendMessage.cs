using Bargate.Kernel.Jobs;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Mail;
using Bargate.Notifications.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bargate.Notifications.Jobs;

/// <summary>Sends one message. It may run twice; the Message-ID is the same each time.</summary>
sealed class SendMessage(BargateDb db, KeyRing keys, IServiceProvider services, IHostEnvironment environment, TimeProvider clock) : IAskedJob
{
    public async Task Run(Guid about, CancellationToken stop)
    {
        if (await db.Messages.SingleOrDefaultAsync(it => it.Id == MessageId.From(about), stop) is not { } message) return;
        if (message.State is MessageState.Sent or MessageState.Stopped) return;
        if (await keys.Open(message.KeyId, stop) is not { } key)
        {
            // Erased since: there is nothing left to send, nor anybody to send it to.
            message.Stop();
            return;
        }
        try
        {
            message.Sent(await Deliver(message.Open(key), stop), clock.GetUtcNow().UtcDateTime);
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            message.Failed(final: failed is CannotSucceed);
            await db.SaveChangesAsync(stop);
            throw;
        }
    }

    async Task<Channel> Deliver(Letter letter, CancellationToken stop)
    {
        if (services.GetService<Post>() is { } post)
        {
            await post.Send(letter, stop);
            return Channel.Email;
        }
        if (!environment.IsDevelopment()) throw new CannotSucceed("No mail server is set (Smtp:Host). Ask the people who run this site to set one, then try again.");
        return Channel.Practice;
    }
}
