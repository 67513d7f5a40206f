using Bargate.Kernel.Jobs;
using Bargate.Notifications;
using MessageChannel = Bargate.Notifications.Channel;

namespace Bargate.Examples.Stories;

/// <summary>Messages of the past as they stand afterwards: sent, so that no job sends them again. A few of the last days could not be sent.</summary>
sealed class PracticePost(DateTime now)
{
    const int LostOneOf = 9;

    static readonly TimeSpan LostWithin = TimeSpan.FromDays(6);

    static readonly string[] Failures =
    [
        "The mail server refused the message for good (550). Check that the address is right, and reach the person another way.",
        "The mail server refused the message for good (552). Check that the address is right, and reach the person another way.",
        "TimeoutException in Bargate.Notifications.Mail.Post",
    ];

    int recent, lost;

    /// <param name="written">The rows of messages: each message, then the job that sends it.</param>
    public IEnumerable<object> Delivered(IEnumerable<object> written)
    {
        string? why = null;
        foreach (var row in written)
        {
            if (row is JobRow job)
            {
                if (why is null) continue;
                job.Attempts = why.StartsWith("Timeout", StringComparison.Ordinal) ? JobRow.MostAttempts : 1;
                job.Fail(why, final: true, job.CreatedAt.AddMinutes(2 * job.Attempts));
            }
            else if (row is Message message)
            {
                why = Loses(message) ? Failures[lost++] : null;
                if (why is null) message.Sent(MessageChannel.Practice, message.CreatedAt.AddSeconds(2));
                else message.Failed(final: true);
            }
            yield return row;
        }
    }

    bool Loses(Message message) => message.CreatedAt > now - LostWithin && message.CreatedAt < now.AddHours(-6) && lost < Failures.Length && ++recent % LostOneOf == 0;
}
