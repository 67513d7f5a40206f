using Bargate.Cases.Storage;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contract;

/// <summary>Where a case is, for a program that may ask: what a follower of it reads, and nothing that a resident typed.</summary>
public sealed class CaseStatuses(BargateDb db, KeyRing keys, ServiceCatalogue services, StageNames names)
{
    /// <param name="typed">A reference in any spelling.</param>
    public Task<CaseStatus?> Find(string typed, CancellationToken stop) =>
        SpokenReference.Parse(typed) is { } reference ? Read(db.Cases.Where(it => it.Reference == reference), stop) : Task.FromResult<CaseStatus?>(null);

    public Task<CaseStatus?> Find(CaseId id, CancellationToken stop) => Read(db.Cases.Where(it => it.Id == id), stop);

    // Null for a case whose time is over, too: what it was is gone with its key.
    async Task<CaseStatus?> Read(IQueryable<Case> wanted, CancellationToken stop)
    {
        if (await wanted.AsNoTracking().SingleOrDefaultAsync(it => it.DisposedAt == null, stop) is not { } found || await keys.Open(found.KeyId, stop) is not { } key) return null;
        var entries = await db.Entries.AsNoTracking().Where(it => it.Case == found.Id && it.Shown).OrderBy(it => it.At).ThenBy(it => it.Id).ToListAsync(stop);
        var reason = found.Reason is { } id ? services.Version(found.Service, found.ServiceVersion)?.Definition.Case.Stage(found.Stage)?.Reason(id) : null;
        return new()
        {
            Id = found.Id, Reference = found.Reference, Service = found.Service, Edition = found.ServiceVersion, Language = found.Language,
            Stage = found.Stage, StageName = names.Of(found.Service, found.Stage), Since = found.StageSince, Reason = reason,
            Opened = found.OpenedAt, Closed = found.ClosedAt, Due = found.IsOpen ? found.DueOn : null, WaitsForResident = found.WaitingSince is not null,
            History = [.. entries.Select(it => Line(it, key))],
        };
    }

    // Words that a service or we ourselves wrote. What residents and officers wrote to each other is theirs: that it happened is told, and no more.
    static CaseLine Line(Entry entry, DataKey key) => new(entry.At, Kind(entry.Kind), entry.StageId,
        entry.Kind is EntryKind.Stage or EntryKind.Overdue ? key.Open(entry.Text, Entry.TextPlace, entry.Id) : null);

    static string Kind(EntryKind kind) => kind switch
    {
        EntryKind.Stage => "stage",
        EntryKind.MessageToResident => "message-to-resident",
        EntryKind.MessageFromResident => "message-from-resident",
        EntryKind.Reopened => "reopened",
        EntryKind.Overdue => "overdue",
        EntryKind.Chase => "asked-where-it-is",
        EntryKind.Renewal => "renewal-due",
        _ => "other",
    };
}

/// <summary>Where a case is. Nothing in it is personal.</summary>
public sealed record CaseStatus
{
    public required CaseId Id { get; init; }
    public required string Reference { get; init; }
    public required string Service { get; init; }
    public required int Edition { get; init; }
    public required string Language { get; init; }
    public required string Stage { get; init; }
    public required string StageName { get; init; }
    public required DateTime Since { get; init; }
    public Reason? Reason { get; init; }
    public required DateTime Opened { get; init; }
    public DateTime? Closed { get; init; }
    /// <summary>The day by which the next stage is due.</summary>
    public DateOnly? Due { get; init; }
    public bool WaitsForResident { get; init; }
    /// <summary>What the resident sees, oldest first.</summary>
    public required IReadOnlyList<CaseLine> History { get; init; }

    /// <summary>What the resident is told first, also of what was done at once.</summary>
    public string Told => string.Join("\n\n", History.Where(it => it.Kind == "stage").TakeWhile((it, i) => i == 0 || it.At - History[0].At < TimeSpan.FromMilliseconds(1)).Select(it => it.Text));
}

/// <param name="Stage">The stage that was reached, where the line says so.</param>
/// <param name="Text">Null for what people wrote to each other.</param>
public sealed record CaseLine(DateTime At, string Kind, string? Stage, string? Text);
