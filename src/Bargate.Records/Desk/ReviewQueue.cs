using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Persons;
using Bargate.Records.Storage;

namespace Bargate.Records.Desk;

/// <summary>The pairs that wait for officers. Restricted ones are seen by those who may open them, and by nobody else.</summary>
internal sealed class ReviewQueue(BargateDb db, CurrentOfficer officer, RecordValues values, RecordShowing showing)
{
    public const int PageSize = 25;

    // As many as may be alike in what they are sorted by.
    const int Alike = 300;

    /// <summary>The pairs of this officer's permissions, decided or not.</summary>
    public IQueryable<ReviewTask> Seen()
    {
        var registers = Registers.Of(officer);
        var all = db.Reviews.AsNoTracking().Where(it => registers.Contains(it.Register));
        if (officer.May(Permissions.RecordsRestricted)) return all;
        const int flag = (int)RecordFlags.Restricted;
        var shut = PersonFlags.OfRestricted(db);
        return all.Where(it => (it.FlagBits & flag) == 0 && !shut.Any(one => one.Id == it.Left) && !shut.Any(one => one.Id == it.Right));
    }

    public IQueryable<ReviewTask> Of(ReviewFilter filter)
    {
        var some = filter.Kind == ReviewKind.Unsure ? Seen().Where(it => it.ClosedAt != null && it.Outcome == ReviewOutcome.Unsure && it.UndoneAt == null) : Seen().Where(it => it.ClosedAt == null);
        if (filter.Kind == ReviewKind.Household) some = some.Where(it => it.Household);
        if (filter.Kind == ReviewKind.Flagged) some = some.Where(it => it.FlagBits != 0);
        if (filter.Kind == ReviewKind.Second) some = some.Where(it => it.Outcome != null);
        if (filter.Register is { } register) some = some.Where(it => it.Register == register);
        if (filter.Source is not { } source) return some;
        var records = db.SourceRecords;
        return some.Where(it => records.Any(one => one.Id == it.Left && one.Source == source) || records.Any(one => one.Id == it.Right && one.Source == source));
    }

    public async Task<ReviewRows> Page(ReviewFilter filter, CancellationToken stop)
    {
        var all = Of(filter);
        var count = await all.CountAsync(stop);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var page = Math.Min(filter.Page, pages);
        var tasks = await Sorted(all, filter.Order).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        return new(await Rows(tasks, stop), count, page, pages);
    }

    /// <summary>What this officer decided, as the first or the second, the newest first.</summary>
    public async Task<ReviewRows> Mine(int page, CancellationToken stop)
    {
        var me = officer.Id;
        var mine = Seen().Where(it => it.Outcome != null && (it.By == me || it.SecondBy == me));
        var count = await mine.CountAsync(stop);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        return new(await Rows(await mine.OrderByDescending(it => it.SecondBy == me ? it.SecondAt : it.At).ThenBy(it => it.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop), stop), count, page, pages);
    }

    async Task<IReadOnlyList<ReviewRow>> Rows(List<ReviewTask> tasks, CancellationToken stop)
    {
        var ids = tasks.SelectMany(it => new[] { it.Left, it.Right }).ToList();
        var records = await db.SourceRecords.AsNoTracking().Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
        // The name of a restricted person stands on no list.
        var said = await values.Newest([.. records.Values.Except(await PersonFlags.Restricted(db, records.Values, stop))], stop);
        var sources = await db.Sources.AsNoTracking().ToDictionaryAsync(it => it.Id, it => it.Name, stop);
        ReviewEnd End(RecordId id) => records.GetValueOrDefault(id) is { } record
            ? new(said.TryGetValue(id, out var its) ? showing.Name(record.Register, its) : null, sources.GetValueOrDefault(record.Source, record.Source)) : new(null, "");
        return [.. tasks.Select(it => new ReviewRow(it, End(it.Left), End(it.Right)))];
    }

    /// <summary>How many wait in each register, by kind.</summary>
    public async Task<ReviewNumbers> Numbers(CancellationToken stop)
    {
        var open = await Seen().Where(it => it.ClosedAt == null).GroupBy(it => it.Register).Select(it => new
        {
            it.Key,
            Count = it.Count(),
            Household = it.Count(one => one.Household),
            Flagged = it.Count(one => one.FlagBits != 0),
            Second = it.Count(one => one.Outcome != null),
        }).ToListAsync(stop);
        return new(open.ToDictionary(it => it.Key, it => it.Count), open.Sum(it => it.Household), open.Sum(it => it.Flagged), open.Sum(it => it.Second), await Of(new() { Kind = ReviewKind.Unsure }).CountAsync(stop));
    }

    /// <summary>The next pair that this officer can do something about: after this one in the order, or else the first.</summary>
    public async Task<ReviewId?> Next(ReviewFilter filter, ReviewId? after, CancellationToken stop)
    {
        if (filter.Kind == ReviewKind.Unsure) return null;
        var (me, second) = (officer.Id, officer.May(Permissions.RecordsSecond));
        var mine = Of(filter).Where(it => it.Outcome == null || (second && it.By != me));
        if (after is { } id && await db.Reviews.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, stop) is { } from)
        {
            var (likely, asked) = (from.Probability ?? 0, from.AskedAt);
            var rest = filter.Order == ReviewOrder.Likely ? mine.Where(it => (it.Probability ?? 0) <= likely) : mine.Where(it => it.AskedAt > asked || (it.AskedAt == asked && (it.Probability ?? 0) <= likely));
            var ids = await Sorted(rest, filter.Order).Select(it => new { it.Id, Likely = it.Probability ?? 0, it.AskedAt }).Take(Alike).ToListAsync(stop);
            // Where it stood itself when it is decided: among its equals, those with later ids.
            var at = ids.FindIndex(it => it.Id == id);
            if (at < 0) at = ids.FindLastIndex(it => it.Likely == likely && (filter.Order == ReviewOrder.Likely || it.AskedAt == asked) && it.Id.Value.CompareTo(id.Value) < 0);
            if (at + 1 < ids.Count) return ids[at + 1].Id;
        }
        return await Sorted(mine, filter.Order).Where(it => it.Id != after).Select(it => (ReviewId?)it.Id).FirstOrDefaultAsync(stop);
    }

    static IQueryable<ReviewTask> Sorted(IQueryable<ReviewTask> some, ReviewOrder order) => order == ReviewOrder.Likely
        ? some.OrderByDescending(it => it.Probability ?? 0).ThenBy(it => it.Id) : some.OrderBy(it => it.AskedAt).ThenByDescending(it => it.Probability ?? 0).ThenBy(it => it.Id);
}

/// <param name="Name">Null when it is restricted or erased.</param>
internal sealed record ReviewEnd(string? Name, string Source);

internal sealed record ReviewRow(ReviewTask Task, ReviewEnd Left, ReviewEnd Right);

internal sealed record ReviewRows(IReadOnlyList<ReviewRow> Rows, int Count, int Page, int Pages);

internal sealed record ReviewNumbers(IReadOnlyDictionary<Register, int> Open, int Household, int Flagged, int Second, int Unsure)
{
    public int All => Open.Values.Sum();
}
