using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Persons;
using Bargate.Records.Runs;
using Bargate.Records.Storage;

namespace Bargate.Records.Desk;

/// <summary>Links made by rule that were drawn for checking.</summary>
internal sealed class SampleList(BargateDb db, CurrentOfficer officer, RecordValues values, RecordShowing showing)
{
    public const int PageSize = 25;

    // What has been taken back since says nothing of a link that stands; the verdicts on it count all the same.
    IQueryable<Sample> Open(Register? register, RunId? run)
    {
        var (links, records, open) = (db.Assertions, db.SourceRecords, db.Samples.AsNoTracking().Where(it => it.Verdict == null));
        open = open.Where(it => links.Any(link => link.Id == it.Assertion && link.RevokedAt == null) && !records.Any(one => one.Id == it.Left && one.DisposedAt != null) && !records.Any(one => one.Id == it.Right && one.DisposedAt != null));
        var shut = PersonFlags.OfRestricted(db);
        if (!officer.May(Permissions.RecordsRestricted)) open = open.Where(it => !shut.Any(one => one.Id == it.Left) && !shut.Any(one => one.Id == it.Right));
        var registers = Registers.Of(officer);
        open = open.Where(it => registers.Contains(it.Register));
        if (register is { } which) open = open.Where(it => it.Register == which);
        if (run is { } of) open = open.Where(it => it.Run == of);
        return open.OrderBy(it => it.DrawnAt).ThenBy(it => it.Assertion);
    }

    public async Task<IReadOnlyList<SampleCount>> Counts(CancellationToken stop)
    {
        var counts = new List<SampleCount>();
        foreach (var register in Registers.Of(officer))
            counts.Add(new(register, await Open(register, null).CountAsync(stop), await Sampling.Rate(db, register, stop)));
        return counts;
    }

    public async Task<(IReadOnlyList<SampleRow> Rows, int Count, int Page)> Page(Register? register, RunId? run, int page, CancellationToken stop)
    {
        var open = Open(register, run);
        var count = await open.CountAsync(stop);
        page = Math.Clamp(page, 1, Math.Max(1, (count + PageSize - 1) / PageSize));
        var samples = await open.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var ids = samples.SelectMany(it => new[] { it.Left, it.Right }).ToList();
        var records = await db.SourceRecords.AsNoTracking().Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
        var said = await values.Newest([.. records.Values.Except(await PersonFlags.Restricted(db, records.Values, stop))], stop);
        var sources = await db.Sources.AsNoTracking().ToDictionaryAsync(it => it.Id, it => it.Name, stop);
        ReviewEnd End(RecordId id) => records.GetValueOrDefault(id) is { } it ? new(said.TryGetValue(id, out var its) ? showing.Name(it.Register, its) : null, sources.GetValueOrDefault(it.Source, it.Source)) : new(null, "");
        return ([.. samples.Select(it => new SampleRow(it, End(it.Left), End(it.Right)))], count, page);
    }

    public async Task<AssertionId?> Next(Register register, CancellationToken stop) => await Open(register, null).Select(it => (AssertionId?)it.Assertion).FirstOrDefaultAsync(stop);
}

/// <param name="Rate">Null until one was checked.</param>
internal sealed record SampleCount(Register Register, int ToCheck, FalseLinkRate? Rate);

internal sealed record SampleRow(Sample Sample, ReviewEnd Left, ReviewEnd Right);
