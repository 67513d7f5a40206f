using System.Net;
using System.Net.Mail;
using Bargate.Kernel.Jobs;

namespace Bargate.Notifications.Mail;

/// <summary>The one place that speaks SMTP: over STARTTLS, or to a trusted relay.</summary>
sealed class Post(SmtpSettings settings, Envelope envelope)
{
    // Twenty of these fit into a job's lease.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <exception cref="CannotSucceed">Another try cannot help.</exception>
    public async Task Send(Letter letter, CancellationToken stop)
    {
        using var mail = Write(letter);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls, DeliveryFormat = SmtpDeliveryFormat.International };
        if (settings.User is { Length: > 0 } user) client.Credentials = new NetworkCredential(user, settings.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
        }
        catch (SmtpException failed) when (IsFinal(failed))
        {
            // The server's own sentence may repeat the address, so only its number is kept.
            throw new CannotSucceed($"The mail server refused the message for good ({(int)failed.StatusCode}). Check that the address is right, and reach the person another way.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.");
        }
    }

    MailMessage Write(Letter letter)
    {
        try { return envelope.Around(letter, settings.From); }
        catch (FormatException) { throw new CannotSucceed("The address is not one that email can be sent to. Reach the person another way."); }
    }

    // 53x is about how we signed in to the server, not about this message: somebody will put it right.
    static bool IsFinal(SmtpException failed) => (int)failed.StatusCode is >= 500 and < 600 and not (530 or 534 or 535 or 538);
}
