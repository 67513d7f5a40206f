using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Bargate.Records.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases.Desk;

/// <summary>Everything that an officer sees of a case, read together; looking is audited before anything is sent.</summary>
internal sealed class CaseViews(BargateDb db, CurrentOfficer officer, OfficerDirectory officers, ServiceCatalogue services, StageNames names, Audit audit, Council council, Words words, FormRecords records, TimeProvider clock)
{
    public async Task<CaseView> Show(OpenedCase opened, CancellationToken stop)
    {
        var it = opened.Case;
        audit.Record(officer.Actor, "case-seen", it.Id.Value);
        await db.SaveChangesAsync(stop);
        var entries = await db.Entries.AsNoTracking().Where(entry => entry.Case == it.Id).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).ToListAsync(stop);
        var answers = opened.Answers;
        var wanted = answers.SelectMany(answer => answer.Files).ToList();
        var files = wanted.Count == 0 ? [] : await db.Set<FileRow>().AsNoTracking().Where(file => wanted.Contains(file.Id)).OrderBy(file => file.Id).ToListAsync(stop);
        // Only stages with tasks ask for them.
        var (id, stage) = (it.Id, opened.Stage.Id);
        var ticks = opened.Stage.Tasks.Count == 0 || opened.IsGone ? [] : await db.TaskTicks.AsNoTracking().Where(tick => tick.Case == id && tick.Stage == stage).ToDictionaryAsync(tick => tick.Task, stop);
        OfficerId?[] people = [.. ticks.Values.Select(tick => (OfficerId?)tick.By), it.AssignedTo, it.TakenBy, .. entries.Where(entry => entry.ActorKind == ActorKind.Officer && entry.ActorId is not null).Select(entry => (OfficerId?)OfficerId.From(entry.ActorId!.Value))];
        var known = await officers.Names(people.OfType<OfficerId>(), stop);
        string? Name(OfficerId? who) => who is null ? null : known.GetValueOrDefault(who.Value) ?? words["cases.former-officer"];
        return new(opened, opened.Summary, opened.Contact, answers,
            [.. entries.Select(entry => new TimelineLine(entry, opened.TextOf(entry), WhoOf(entry, Name)))],
            [.. files.Select(file => new CaseFile(file, opened.HeldKey is { } key ? key.Open(file.Name, FileRow.NamePlace, file.Id.Value) : ""))],
            names.Of(it.Service, it.Stage), DueWords.Of(it, council.Time.Today(clock), council, words),
            services.Team(it.Team)?.Name ?? it.Team, Name(it.AssignedTo), Name(it.TakenBy),
            it.DuplicateOf is { } other ? await db.Cases.AsNoTracking().Where(found => found.Id == other).Select(found => found.Reference).SingleOrDefaultAsync(stop) : null,
            await db.Followers.CountAsync(follower => follower.Case == it.Id && follower.StoppedAt == null, stop), await DuplicatesOf(it, stop))
        {
            Person = opened.IsGone || !officer.May(Permissions.RecordsSee) ? null : await records.PersonOf(it.Reference, stop),
            ContactForgotten = opened.Contact == ContactDetails.None && await db.ContactForgotten(it.Id, stop),
            Tasks = opened.IsGone ? [] : [.. opened.Stage.Tasks.Select(task => new TaskLine(task.Id, task.Do.In(council.Language), ticks.TryGetValue(task.Id, out var tick) ? Name(tick.By) : null, ticks.GetValueOrDefault(task.Id)?.At))],
        };
    }

    // Those that the officer may open.
    async Task<IReadOnlyList<string>> DuplicatesOf(Case it, CancellationToken stop)
    {
        var id = it.Id;
        return await db.Cases.AsNoTracking().SeenBy(officer).Where(other => other.DuplicateOf == id).OrderBy(other => other.OpenedAt).ThenBy(other => other.Id).Select(other => other.Reference).ToListAsync(stop);
    }

    /// <summary>What a line of the timeline says, without the words of a message, a note or a resident.</summary>
    public string What(OpenedCase opened, Entry entry) => entry.Kind switch
    {
        EntryKind.Stage when entry.StageId is { } stage => words.Format("cases.setback.stage", ("stage", names.Of(opened.Case.Service, stage))),
        EntryKind.Assigned => opened.TextOf(entry).Split('\n')[0],
        var kind => words[$"cases.entry-kind.{QueueFilter.Lower<EntryKind>(kind)}"],
    };

    /// <summary>Who did what these lines say.</summary>
    public async Task<Func<Entry, string>> Names(IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        var known = await officers.Names(entries.Where(it => it.ActorKind == ActorKind.Officer && it.ActorId is not null).Select(it => OfficerId.From(it.ActorId!.Value)), stop);
        // A stage that a resident brought about is theirs here: it is what they did that changed the case.
        return it => it.ActorKind == ActorKind.Resident ? words["cases.who.resident"] : WhoOf(it, who => known.GetValueOrDefault(who!.Value) ?? words["cases.former-officer"]);
    }

    public async Task<string> NameOf(Guid? officer, CancellationToken stop) =>
        officer is { } id && (await officers.Names([OfficerId.From(id)], stop)).TryGetValue(OfficerId.From(id), out var name) ? name : words["cases.former-officer"];

    string WhoOf(Entry entry, Func<OfficerId?, string?> name) => entry.ActorKind switch
    {
        ActorKind.Officer => name(OfficerId.From(entry.ActorId ?? Guid.Empty)) ?? "",
        // What a stage says is ours, also when a resident's report brought it about.
        ActorKind.Resident when entry.Kind != EntryKind.Stage => words["cases.who.resident"],
        _ => words["cases.who.system"],
    };
}

internal sealed record CaseView(
    OpenedCase Opened, CaseSummary Summary, ContactDetails Contact, IReadOnlyList<Answer> Answers, IReadOnlyList<TimelineLine> Timeline, IReadOnlyList<CaseFile> Files,
    string Stage, DueWords Due, string Team, string? Assigned, string? TakenBy, string? DuplicateOf, int Followers, IReadOnlyList<string> Duplicates)
{
    public Case Case => Opened.Case;

    /// <summary>The key of what a line of the timeline is called. Nobody was told by us who left no address to be told at.</summary>
    public string KindOf(TimelineLine line) =>
        $"cases.entry-kind.{QueueFilter.Lower<EntryKind>(line.Entry.Kind)}{(line.Entry.Kind is EntryKind.Stage or EntryKind.MessageToResident && Contact.Email is null && !ContactForgotten ? "-unsent" : "")}";

    /// <summary>How to reach them was known once, and its time is over: what was told then stays told, and no letter goes out.</summary>
    public bool ContactForgotten { get; init; }

    /// <summary>The record that its sender has, for officers who may see records.</summary>
    public RecordId? Person { get; init; }

    /// <summary>What is to be done at its stage.</summary>
    public IReadOnlyList<TaskLine> Tasks { get; init; } = [];
}

/// <param name="Who">Who ticked it off, and when; null while it is to be done.</param>
internal sealed record TaskLine(string Id, string Do, string? Who, DateTime? At);

internal sealed record TimelineLine(Entry Entry, string Text, string Who);

internal sealed record CaseFile(FileRow Row, string Name)
{
    public bool IsImage => Row.ContentType.StartsWith("image/", StringComparison.Ordinal);

    public bool MayBeSeen => Row.Scan != Scan.Infected;
}
