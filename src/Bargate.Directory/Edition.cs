using Bargate.Directory.Oruk;

namespace Bargate.Directory;

internal enum EditionState
{
    Waiting,
    Approved,
    Rejected,
}

/// <summary>A change of an entry that its provider or a feed proposes. An officer approves or rejects it; until then the public sees the one before.</summary>
internal sealed class Edition
{
    public const int LongestNote = 1000;

    public Guid Id { get; init; }

    public Guid Entry { get; init; }

    public required string Document { get; init; }

    /// <summary>The document that it was written from, for the comparison.</summary>
    public required string Before { get; init; }

    public EditionState State { get; private set; }

    /// <summary>`provider`, `feed`, or an officer's id.</summary>
    public required string By { get; init; }

    public DateTime MadeAt { get; init; }

    public DateTime? DecidedAt { get; private set; }

    public OfficerId? DecidedBy { get; private set; }

    /// <summary>Why it was rejected, for the provider.</summary>
    public string? Note { get; private set; }

    public int Version { get; private set; }

    public static Edition Of(Entry entry, OrukService proposed, string by, DateTime now) =>
        new() { Id = Guid.CreateVersion7(), Entry = entry.Id, Document = OrukJson.Write(proposed), Before = entry.Document, By = by, MadeAt = now };

    public void Approve(OfficerId officer, DateTime now) => Decide(EditionState.Approved, officer, now, null);

    public void Reject(OfficerId officer, DateTime now, string note) => Decide(EditionState.Rejected, officer, now, note);

    void Decide(EditionState to, OfficerId officer, DateTime now, string? note)
    {
        if (State != EditionState.Waiting) throw new RuleBroken("Somebody has already decided about this change.");
        (State, DecidedBy, DecidedAt, Note) = (to, officer, now, note);
    }
}
