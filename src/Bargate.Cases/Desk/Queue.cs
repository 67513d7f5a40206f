using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Cases.Desk;

/// <summary>One page of the queue: first the ids, from the small index of open cases; then the fifty cases and their keys, one query each.</summary>
internal sealed class Queue(BargateDb db, CurrentOfficer officer, KeyRing keys, MasterKey master, OfficerDirectory officers, ServiceCatalogue services, StageNames names, Council council, Words words, TimeProvider clock)
{
    public const int PageSize = 50;

    public DateOnly Today { get; } = council.Time.Today(clock);

    public IQueryable<Case> Cases(QueueFilter filter) => db.Cases.AsNoTracking().SeenBy(officer).Filtered(filter, officer, Today, master);

    public async Task<QueuePage> Page(QueueFilter filter, CancellationToken stop)
    {
        var ids = await Cases(filter).Sorted(filter).Select(it => it.Id).Skip((filter.Page - 1) * PageSize).Take(PageSize + 1).ToListAsync(stop);
        var more = ids.Count > PageSize;
        if (more) ids.RemoveAt(PageSize);
        return new(await Rows(ids, stop), more && filter.Page < QueueFilter.MostPages);
    }

    public async Task<IReadOnlyList<QueueRow>> Rows(IReadOnlyList<CaseId> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        var found = await db.Cases.AsNoTracking().SeenBy(officer).Where(it => ids.Contains(it.Id)).Select(it => new { Case = it }).ToDictionaryAsync(it => it.Case.Id, it => it.Case, stop);
        var opened = await keys.Open([.. found.Values.Select(it => it.KeyId)], stop);
        var people = await officers.Names(found.Values.Select(it => it.AssignedTo).OfType<OfficerId>(), stop);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(it => new QueueRow(
            it, services.Current(it.Service)?.Definition.Title.In(council.Language) ?? it.Service,
            opened.TryGetValue(it.KeyId, out var key) ? key.Open(it.Summary, Case.SummaryPlace, it.Id.Value) : new CaseSummary(words["cases.gone"], null, null),
            names.Of(it.Service, it.Stage), DueWords.Of(it, Today, council, words),
            it.AssignedTo is { } who ? people.GetValueOrDefault(who) ?? words["cases.former-officer"] : null))];
    }

    /// <summary>The numbers on top: open cases of the officer's teams, by what matters.</summary>
    public async Task<QueueNumbers> Numbers(string? team, CancellationToken stop)
    {
        var (today, me) = (Today, officer.Id);
        var open = db.Cases.AsNoTracking().SeenBy(officer).Open();
        if (team is not null) open = open.Where(it => it.Team == team);
        return await open.GroupBy(it => 1).Select(all => new QueueNumbers(
            all.Count(),
            all.Count(it => it.WaitingSince == null && it.DueOn == today),
            all.Count(it => it.WaitingSince == null && it.DueOn < today),
            all.Count(it => it.AssignedTo == null),
            all.Count(it => it.WaitingSince != null),
            all.Count(it => it.AssignedTo == me))).SingleOrDefaultAsync(stop) ?? new(0, 0, 0, 0, 0, 0);
    }

    /// <summary>The services whose cases can come to the officer: those that are given to their teams, and those of open cases that are with them.</summary>
    public async Task<IReadOnlyList<ServiceVersion>> Services(CancellationToken stop)
    {
        if (officer.May(Permissions.CasesAllTeams)) return services.All;
        var here = await db.Cases.AsNoTracking().SeenBy(officer).Open().Select(it => it.Service).Distinct().ToListAsync(stop);
        return [.. services.All.Where(it => here.Contains(it.Service) || TeamsOf(it.Definition).Any(officer.Sees))];
    }

    static IEnumerable<string> TeamsOf(ServiceDefinition service) => service.Case.Assign.Select(it => it.Team).Prepend(service.Team);

    /// <summary>The case to take next: mine or nobody's, by due day, after the one at hand.</summary>
    public async Task<string?> Next(CaseId? after, CancellationToken stop)
    {
        var me = officer.Id;
        var ids = await db.Cases.AsNoTracking().SeenBy(officer).Open().Where(it => it.WaitingSince == null && (it.AssignedTo == me || it.AssignedTo == null))
            .OrderByDescending(it => it.AssignedTo == me).ThenBy(it => it.DueOn == null).ThenBy(it => it.DueOn).ThenBy(it => it.Id)
            .Select(it => new { it.Id, it.Reference }).ToListAsync(stop);
        var here = ids.FindIndex(it => it.Id == after);
        return ids.Count == 0 ? null : ids[here + 1 < ids.Count ? here + 1 : 0] is { } next && next.Id != after ? next.Reference : null;
    }
}

internal sealed record QueuePage(IReadOnlyList<QueueRow> Rows, bool More);

internal sealed record QueueRow(Case Case, string Service, CaseSummary Summary, string Stage, DueWords Due, string? Assigned);

internal sealed record QueueNumbers(int Open, int DueToday, int Overdue, int Unassigned, int Waiting, int Mine);
