using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Desk;

/// <summary>What pages say of runs.</summary>
internal sealed class RunViews(BargateDb db, OfficerDirectory officers)
{
    const int Most = 50;

    public async Task<IReadOnlyList<RunView>> Newest(CancellationToken stop)
    {
        var runs = await db.LinkageRuns.AsNoTracking().OrderByDescending(it => it.AskedAt).ThenByDescending(it => it.Id).Take(Most).ToListAsync(stop);
        return await Of(runs, stop);
    }

    public async Task<RunView?> Find(RunId id, CancellationToken stop) =>
        await db.LinkageRuns.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, stop) is { } run ? (await Of([run], stop))[0] : null;

    /// <summary>The newest over this register that came to its end.</summary>
    public async Task<RunView?> Last(Register register, CancellationToken stop) =>
        await db.LinkageRuns.AsNoTracking().Where(it => it.Register == register && it.FinishedAt != null && it.State != RunState.Stopped).OrderByDescending(it => it.AskedAt).FirstOrDefaultAsync(stop) is { } run ? (await Of([run], stop))[0] : null;

    /// <summary>What undoing it would take back, and what stays.</summary>
    public async Task<RunEffect> Effect(RunId id, CancellationToken stop)
    {
        var links = db.Assertions.AsNoTracking().Where(it => it.Run == id && it.By == null && it.RevokedAt == null);
        return new(await links.CountAsync(stop),
            await links.Join(db.SourceRecords, link => link.Left, record => record.Id, (_, record) => record.Person).Distinct().CountAsync(stop),
            await db.Reviews.CountAsync(it => it.Run == id && it.ClosedAt == null && it.Outcome == null, stop),
            await db.Assertions.CountAsync(it => it.Run == id && it.By != null && it.RevokedAt == null, stop));
    }

    async Task<IReadOnlyList<RunView>> Of(IReadOnlyList<LinkageRun> runs, CancellationToken stop)
    {
        var names = await officers.Names(runs.SelectMany(it => new[] { it.By, it.UndoneBy }).OfType<OfficerId>(), stop);
        var ids = runs.Select(it => it.Id).ToList();
        var samples = await db.Samples.AsNoTracking().Where(it => ids.Contains(it.Run)).GroupBy(it => it.Run).Select(it => new { it.Key, Drawn = it.Count(), Open = it.Count(one => one.Verdict == null) }).ToDictionaryAsync(it => it.Key, stop);
        return [.. runs.Select(it => new RunView(it, it.By is { } by ? names.GetValueOrDefault(by, "") : null, it.UndoneBy is { } who ? names.GetValueOrDefault(who, "") : null,
            samples.GetValueOrDefault(it.Id)?.Drawn ?? 0, samples.GetValueOrDefault(it.Id)?.Open ?? 0))];
    }
}

/// <param name="By">Null when no officer started it.</param>
internal sealed record RunView(LinkageRun Run, string? By, string? UndoneBy, int Drawn, int ToCheck)
{
    public bool MayBeUndone => Run.State is RunState.Done or RunState.Stopped;

    /// <summary>Pairs that were one person already, or settled by officers, or left out for another reason.</summary>
    public int Left => Math.Max(0, Run.Done - Run.Linked - Run.Asked);

    public bool Undone => Run.State == RunState.Undone;

    public TimeSpan? Took => Run is { StartedAt: { } from, FinishedAt: { } to } ? to - from : null;

    public string Url => $"/staff/records/runs/{Run.Id.Value}";
}

/// <param name="Links">Links that would be revoked, of so many people.</param>
/// <param name="Questions">Open pairs that would be closed.</param>
/// <param name="Decisions">What officers decided, which stays.</param>
internal sealed record RunEffect(int Links, int People, int Questions, int Decisions);
