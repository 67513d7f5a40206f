namespace Bargate.Kernel.Searching;

/// <summary>The lexicon and the rules, kept between searches. Looks at most every two seconds whether another host changed them.</summary>
sealed class SearchMemory(SearchSettings settings, TimeProvider clock)
{
    static readonly TimeSpan Trusted = TimeSpan.FromSeconds(2);

    volatile Kept? kept;

    public async Task<(Lexicon Lexicon, Lexicon Shelf, SearchRules Rules)> Recall(BargateDb db, CancellationToken stop)
    {
        if (kept is { } now && clock.GetElapsedTime(now.Looked) < Trusted) return (now.Lexicon, now.Shelf, now.Rules);
        var looked = clock.GetTimestamp();
        var stamp = await Stamp(db, stop);
        if (kept is { } known && known.Stamp == stamp)
        {
            kept = known with { Looked = looked };
            return (known.Lexicon, known.Shelf, known.Rules);
        }
        var (lexicon, shelf) = (await Read(SearchStore.Of(db), stop), await Read(SearchStore.Of(db, shelf: true), stop));
        var rules = SearchRules.Of(settings, await db.Set<RuleRow>().AsNoTracking().OrderBy(it => it.AddedAt).ToListAsync(stop));
        kept = new(stamp, looked, lexicon, shelf, rules);
        return (lexicon, shelf, rules);
    }

    /// <summary>After a change by this host.</summary>
    public void Forget() => kept = null;

    static async Task<Lexicon> Read(SearchStore store, CancellationToken stop) => new(Terms(await store.Vocabulary(stems: false, stop)), Terms(await store.Vocabulary(stems: true, stop)), await store.Totals(stop));

    static Dictionary<string, int> Terms(List<(string Term, int Entries)> found) => found.ToDictionary(it => it.Term, it => it.Entries, StringComparer.Ordinal);

    static async Task<string> Stamp(BargateDb db, CancellationToken stop) => string.Join('/',
        await db.Set<EntryRow>().CountAsync(stop), await db.Set<EntryRow>().MaxAsync(it => (DateTime?)it.IndexedAt, stop), await db.Set<RuleRow>().CountAsync(stop), await db.Set<RuleRow>().MaxAsync(it => (DateTime?)it.AddedAt, stop));

    sealed record Kept(string Stamp, long Looked, Lexicon Lexicon, Lexicon Shelf, SearchRules Rules);
}
