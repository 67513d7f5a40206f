namespace Bargate.Directory;

/// <summary>
/// What somebody said about the local offer and what the council answers. Both are published (SEND Regulations 2014, regulation 56): the comment as an
/// officer released it, without anything that names a child or a family.
/// </summary>
internal sealed class LocalOfferComment
{
    public const int LongestText = 2000;

    public Guid Id { get; init; }

    public DateTime MadeAt { get; init; }

    /// <summary>As it was sent; personal until an officer has read it.</summary>
    public Kernel.Sealing.Sealed<string>? Sent { get; private set; }

    public Guid? KeyId { get; private set; }

    /// <summary>As it is published; null until it is.</summary>
    public string? Text { get; private set; }

    public string? Answer { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    /// <summary>An officer decided that it is not about the local offer, or cannot be published.</summary>
    public DateTime? SetAsideAt { get; private set; }

    public int Version { get; private set; }

    public const string SentPlace = "directory_comments.Sent";

    public static LocalOfferComment Of(string text, Kernel.Sealing.DataKey key, DateTime now)
    {
        var comment = new LocalOfferComment { Id = Guid.CreateVersion7(), MadeAt = now };
        (comment.Sent, comment.KeyId) = (key.Seal(text, SentPlace, comment.Id), key.Id);
        return comment;
    }

    public static LocalOfferComment Already(Guid id, string text, string answer, DateTime made, DateTime published) => new() { Id = id, MadeAt = made, Text = text, Answer = answer, PublishedAt = published };

    public string Read(Kernel.Sealing.DataKey key) => key.Open(Sent!.Value, SentPlace, Id);

    public void Publish(string text, string answer, DateTime now) => (Text, Answer, PublishedAt, SetAsideAt) = (text, answer, now, null);

    public void SetAside(DateTime now) => (SetAsideAt, Text, PublishedAt) = (now, null, null);

    public async Task EraseSent(Kernel.Sealing.KeyRing keys, CancellationToken stop)
    {
        if (KeyId is { } id) await keys.Destroy(id, stop);
        (Sent, KeyId) = (null, null);
    }
}
