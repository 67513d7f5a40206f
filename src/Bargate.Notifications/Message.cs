using Bargate.Kernel.Ids;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Notifications.Contract;

namespace Bargate.Notifications;

/// <summary>One message and its delivery. Recipient, subject and text are sealed with the key of the case it is about.</summary>
sealed class Message
{
    const string ToPlace = "notifications_messages.To", SubjectPlace = "notifications_messages.Subject", BodyPlace = "notifications_messages.Body";

    public MessageId Id { get; init; }

    public Guid About { get; init; }

    public Guid KeyId { get; init; }

    public Sealed<string> To { get; init; }

    /// <summary>Keyed hash of the folded address: the only way to find a person's messages.</summary>
    public required byte[] ToHash { get; init; }

    public Sealed<string> Subject { get; init; }

    public Sealed<string> Body { get; init; }

    public required string Language { get; init; }

    public Channel Channel { get; private set; }

    public MessageState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? SentAt { get; private set; }

    public required string Key { get; init; }

    /// <summary>`follow` and the id of the follow, when the law asks for a way out.</summary>
    public string? UnsubscribeKind { get; init; }

    public Guid? UnsubscribeId { get; init; }

    public int Version { get; private set; }

    public Unsubscribe? Unsubscribe => UnsubscribeKind is null ? null : new(UnsubscribeKind, UnsubscribeId!.Value);

    public static Message Write(NewMessage message, DataKey key, MasterKey master, DateTime now)
    {
        var id = MessageId.From(Guid.CreateVersion7());
        return new()
        {
            Id = id,
            About = message.About,
            KeyId = key.Id,
            To = key.Seal(message.To.Trim(), ToPlace, id.Value),
            ToHash = HashOf(message.To, master),
            Subject = key.Seal(OneLine(message.Subject), SubjectPlace, id.Value),
            Body = key.Seal(message.Body, BodyPlace, id.Value),
            Language = message.Language,
            Key = message.Key,
            UnsubscribeKind = message.Unsubscribe?.Kind,
            UnsubscribeId = message.Unsubscribe?.Subscription,
            CreatedAt = now,
        };
    }

    public static byte[] HashOf(string address, MasterKey master) => master.Hash("email", Fold.Of(address.Trim()));

    public Letter Open(DataKey key) => new(Id, key.Open(To, ToPlace, Id.Value), key.Open(Subject, SubjectPlace, Id.Value), key.Open(Body, BodyPlace, Id.Value), Language, Unsubscribe);

    public void Sent(Channel channel, DateTime now) => (State, Channel, SentAt, Attempts) = (MessageState.Sent, channel, now, Attempts + 1);

    /// <summary>Counts a try that failed. The last one, or one that no other try can help, makes it a failed message.</summary>
    public void Failed(bool final)
    {
        Attempts++;
        if (final || Attempts >= JobRow.MostAttempts) State = MessageState.Failed;
    }

    public void Stop() => State = MessageState.Stopped;

    /// <summary>An officer put it back in the queue.</summary>
    public void Retry()
    {
        if (State is MessageState.Sent or MessageState.Stopped) throw new RuleBroken("This message was sent or stopped already.");
        (State, Attempts) = (MessageState.Waiting, 0);
    }

    // A subject is one header line; whoever wrote a line break into it did not mean a second header.
    static string OneLine(string text) => string.Join(' ', new string([.. text.Select(it => char.IsControl(it) ? ' ' : it)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A message opened, for sending and showing.</summary>
sealed record Letter(MessageId Id, string To, string Subject, string Body, string Language, Unsubscribe? Unsubscribe);

enum MessageState { Waiting, Sent, Failed, Stopped }

/// <summary>How it left; Practice means that it never did.</summary>
enum Channel { Email, Practice }
