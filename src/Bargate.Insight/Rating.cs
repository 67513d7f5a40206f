using Bargate.Cases.Contract;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Insight;

/// <summary>What one resident thought of a service at one moment of one case. The score is kept as a number of the council's; the words are personal and sealed.</summary>
internal sealed class Rating
{
    public const string CommentPlace = "insight_ratings.Comment";

    public const int MostLetters = 1000;

    public Guid Id { get; init; }

    public required string Service { get; init; }

    public int ServiceVersion { get; init; }

    public RatingMoment Moment { get; init; }

    public CaseId Case { get; init; }

    /// <summary>1 to 5.</summary>
    public int Score { get; private set; }

    /// <summary>Null when nothing was written, or when it was erased since.</summary>
    public Sealed<string>? Comment { get; private set; }

    public Guid? KeyId { get; private set; }

    /// <summary>The team of the service when it was rated: its officers see the comment.</summary>
    public required string Team { get; init; }

    public DateTime At { get; private set; }

    public int Version { get; private set; }

    public static Rating Of(RatingTicket ticket, string team, int score, DateTime now)
    {
        var rating = new Rating { Id = Guid.CreateVersion7(), Service = ticket.Service, ServiceVersion = ticket.Version, Moment = ticket.Moment, Case = CaseId.From(ticket.Case), Team = team };
        rating.Give(score, now);
        return rating;
    }

    public static bool IsScore(int score) => score is >= 1 and <= 5;

    public void Give(int score, DateTime now)
    {
        if (!IsScore(score)) throw new RuleBroken("A rating is a number from 1 to 5.");
        (Score, At) = (score, now);
    }

    /// <summary>Each text has a key of its own, so that it can be erased without the score.</summary>
    public void Write(string comment, DataKey key, DateTime now) => (Comment, KeyId, At) = (key.Seal(comment, CommentPlace, Id), key.Id, now);

    public string Read(DataKey key) => key.Open(Comment!.Value, CommentPlace, Id);

    /// <summary>Destroys the text, in backups too; the score says nothing about anybody and stays.</summary>
    public async Task EraseComment(KeyRing keys, CancellationToken stop)
    {
        if (KeyId is { } id) await keys.Destroy(id, stop);
        (Comment, KeyId) = (null, null);
    }
}
