using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Notifications.Contract;

namespace Bargate.Cases.Tracking;

/// <summary>Sends a new link to the address that a case has; somebody who presses twice gets one.</summary>
internal sealed class TrackingMail(BargateDb db, Messages messages, Words words, TimeProvider clock)
{
    static readonly TimeSpan Apart = TimeSpan.FromMinutes(2);

    public async Task Send(OpenedCase opened, CancellationToken stop)
    {
        if (opened.IsGone || opened.Contact.Email is not { } email) return;
        var now = clock.GetUtcNow().UtcDateTime;
        var (link, token) = TrackingLink.For(opened.Case.Id, now);
        var spoken = words.In(opened.Case.Language);
        var message = new NewMessage(email, spoken.Format("cases.mail.link-subject", ("reference", opened.Case.Reference)),
            spoken.Format("cases.mail.link-body", ("reference", opened.Case.Reference), ("link", $"/track/{token}")),
            opened.Case.Id.Value, $"case-link-{opened.Case.Id.Value:N}-{now.Ticks / Apart.Ticks}", opened.Case.Language);
        if (await messages.Add(message, opened.Key, stop)) db.Add(link);
    }

    /// <summary>Does what asks for a link and saves it; when the same was asked for at this moment and saved first, once more, which finds that message.</summary>
    public async Task Once(Func<Task> asked, CancellationToken stop)
    {
        await asked();
        try { await db.SaveChangesAsync(stop); }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            await asked();
            await db.SaveChangesAsync(stop);
        }
    }
}
