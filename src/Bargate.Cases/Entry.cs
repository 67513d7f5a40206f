using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;

namespace Bargate.Cases;

/// <summary>One line of a case's timeline, never changed: a stage reached, a message either way, a note, a file.</summary>
internal sealed class Entry
{
    public const string TextPlace = "cases_entries.Text";

    public Guid Id { get; init; }

    public CaseId Case { get; init; }

    public DateTime At { get; init; }

    public EntryKind Kind { get; init; }

    public ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    /// <summary>The stage reached, for <see cref="EntryKind.Stage"/>.</summary>
    public string? StageId { get; init; }

    public Sealed<string> Text { get; init; }

    /// <summary>Whether the resident sees this line.</summary>
    public bool Shown { get; init; }

    public static Entry Stage(Case about, Actor actor, string words, DataKey key, DateTime now) => Make(about, EntryKind.Stage, actor, words, true, key, now, about.Stage);

    public static Entry Of(Case about, EntryKind kind, Actor actor, string words, DataKey key, DateTime now) => Make(about, kind, actor, words, kind is not (EntryKind.Note or EntryKind.Assigned), key, now, null);

    /// <summary>The same line for officers only.</summary>
    public static Entry Hidden(Case about, EntryKind kind, Actor actor, string words, DataKey key, DateTime now) => Make(about, kind, actor, words, false, key, now, null);

    static Entry Make(Case about, EntryKind kind, Actor actor, string words, bool shown, DataKey key, DateTime now, string? stage)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
        return new()
        {
            Id = id,
            Case = about.Id,
            At = now,
            Kind = kind,
            ActorKind = actor.Kind,
            ActorId = actor.Id,
            StageId = stage,
            Text = key.Seal(words, TextPlace, id),
            Shown = shown,
        };
    }
}

internal enum EntryKind { Stage, MessageToResident, MessageFromResident, Note, Assigned, Reopened, Overdue, Chase, Followed, Duplicate, Renewal, Revealed }
