using Bargate.Kernel.Councils;
using Bargate.Kernel.Jobs;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Searching;

/// <summary>Each night: repairs the index, counts what people chose, and forgets searches that are older than the council keeps them.</summary>
sealed class CompareSearch(BargateDb db, SearchIndex index, SearchSettings settings, Council council, TimeProvider clock, ILogger<CompareSearch> log) : ITimedJob
{
    const int PopularDays = 90;

    public async Task Run(CancellationToken stop)
    {
        var repaired = await index.Compare(stop);
        if (repaired > 0) log.LogInformation("The search index differed in {Count} entries; they are put right", repaired);
        var today = council.Time.Today(clock);
        var (old, lately) = (today.AddDays(-settings.KeepDays), today.AddDays(-PopularDays));
        await db.Write(() => db.Set<AskedRow>().Where(it => it.Day < old).ExecuteDeleteAsync(stop), stop);
        await db.Write(() => db.Set<ChosenRow>().Where(it => it.Day < old).ExecuteDeleteAsync(stop), stop);
        await Count(lately, stop);
    }

    async Task Count(DateOnly since, CancellationToken stop)
    {
        var chosen = await db.Set<ChosenRow>().Where(it => it.Day >= since).GroupBy(it => it.Entry).Select(it => new { Entry = it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Entry, it => it.Count, stop);
        var known = await db.Set<EntryRow>().Where(it => it.Popularity > 0 || chosen.Keys.Contains(it.Id)).Select(it => new { it.Id, it.Popularity }).ToListAsync(stop);
        foreach (var entry in known.Where(it => it.Popularity != chosen.GetValueOrDefault(it.Id)))
            await db.Write(() => db.Set<EntryRow>().Where(it => it.Id == entry.Id).ExecuteUpdateAsync(set => set.SetProperty(it => it.Popularity, chosen.GetValueOrDefault(entry.Id)), stop), stop);
    }
}
