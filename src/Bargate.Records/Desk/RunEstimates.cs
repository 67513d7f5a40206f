using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;

namespace Bargate.Records.Desk;

/// <summary>About how many pairs a run would put before officers: what the index says of some records drawn by chance, for all.</summary>
internal sealed class RunEstimates(BargateDb db, MatchIndexes indexes, RecordValues values)
{
    public const int Drawn = 200;

    const int Most = 10;

    /// <summary>Null while the register has no index.</summary>
    public async Task<RunEstimate?> Of(Register register, double from, int records, CancellationToken stop)
    {
        var waiting = await db.Reviews.AsNoTracking().CountAsync(it => it.Register == register && it.ClosedAt == null, stop);
        if (records == 0 || indexes.ModelOf(register) is null) return null;
        var drawn = await Draw(register, records, stop);
        var said = await values.Newest(drawn, stop);
        var found = drawn.Where(it => said.ContainsKey(it.Id)).Select(it => (Record: it, Others: (indexes.Find(register, said[it.Id], Most, from) ?? []).Select(one => RegisterReader.Parse(one.Id)).ToList())).ToList();
        if (found.Count == 0) return null;
        var ids = found.SelectMany(it => it.Others).Distinct().ToList();
        var people = new Dictionary<RecordId, RecordId>();
        foreach (var some in ids.Chunk(500))
            foreach (var it in await db.SourceRecords.AsNoTracking().Where(it => some.Contains(it.Id) && it.DisposedAt == null).Select(it => new { it.Id, it.Person }).ToListAsync(stop)) people[it.Id] = it.Person;
        var own = found.Select(it => it.Record.Person).Distinct().ToList();
        var sizes = await db.SourceRecords.AsNoTracking().Where(it => own.Contains(it.Person) && it.DisposedAt == null).GroupBy(it => it.Person).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        // A pair of people is met from each of their records, and from both sides.
        var met = found.Sum(it => it.Others.Where(people.ContainsKey).Select(one => people[one]).Where(one => one != it.Record.Person).Distinct().Count() / (double)sizes.GetValueOrDefault(it.Record.Person, 1));
        return new(Round(met / found.Count * records / 2), waiting, found.Count);
    }

    async Task<List<SourceRecord>> Draw(Register register, int records, CancellationToken stop)
    {
        // Spread evenly over the ids, which are in the order of time, so that every source has its share.
        var all = db.SourceRecords.AsNoTracking().Where(it => it.Register == register && it.DisposedAt == null).OrderBy(it => it.Id);
        if (records <= Drawn) return await all.ToListAsync(stop);
        var every = await all.Select(it => it.Id).ToListAsync(stop);
        var some = Enumerable.Range(0, Drawn).Select(it => every[(int)((long)it * every.Count / Drawn)]).ToList();
        return await db.SourceRecords.AsNoTracking().Where(it => some.Contains(it.Id)).ToListAsync(stop);
    }

    /// <summary>Two digits: more would say more than is known.</summary>
    internal static int Round(double count)
    {
        var step = 1;
        while (count / step >= 100) step *= 10;
        return (int)Math.Round(count / step) * step;
    }
}

/// <param name="Pairs">Rounded to two digits.</param>
/// <param name="Waiting">Of those, or beside them: what waits for officers already.</param>
/// <param name="Drawn">From how many records it is worked out.</param>
internal sealed record RunEstimate(int Pairs, int Waiting, int Drawn);
