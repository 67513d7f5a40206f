using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Events;

namespace Bargate.Kernel.Searching;

/// <summary>Keeps the index as the modules' entries are.</summary>
public sealed class SearchIndex
{
    const int AtOnce = 100;

    readonly BargateDb db;
    readonly Outbox outbox;
    readonly IServiceProvider services;
    readonly TimeProvider clock;

    internal SearchIndex(BargateDb db, Outbox outbox, IServiceProvider services, TimeProvider clock) => (this.db, this.outbox, this.services, this.clock) = (db, outbox, services, clock);

    // A module may touch an entry where there is no council yet; what the index is made of is asked for when it is made.
    IEnumerable<ISearchable> Sources => (IEnumerable<ISearchable>)services.GetService(typeof(IEnumerable<ISearchable>))!;

    SearchSettings Settings => (SearchSettings)services.GetService(typeof(SearchSettings))!;

    Council Council => (Council)services.GetService(typeof(Council))!;

    /// <summary>Says, in the caller's transaction, that an entry changed, came or went; a job brings the index up to date.</summary>
    public void Touch(string key, string id)
    {
        var row = new TouchedRow { Id = Guid.CreateVersion7(), Source = key, Entry = id };
        db.Add(row);
        outbox.Ask<UpdateSearch>(row.Id);
    }

    /// <summary>As <see cref="Touch"/>, for a change of many entries: a job compares all of them.</summary>
    public void TouchAll(string key) => Touch(key, "");

    /// <summary>Looks again at one entry.</summary>
    public async Task Update(string key, string id, CancellationToken stop)
    {
        if (id.Length == 0)
        {
            await Compare(it => it.Key == key, key, [false, true], stop);
            return;
        }
        var source = Sources.SingleOrDefault(it => it.Key == key);
        if (source is not null && await source.One(id, stop) is { } entry) await Put([EntryRow.Of(key, source.IsShelf, Named(entry), Council.Language, Now)], stop);
        else await Remove([EntryRow.IdOf(key, id)], stop);
    }

    /// <summary>Compares the whole index with what the modules say, and puts right what differs. Returns how many entries it wrote or removed.</summary>
    public Task<int> Compare(CancellationToken stop) => Compare(_ => true, null, [false, true], stop);

    /// <summary>As <see cref="Compare(CancellationToken)"/>, for what stands on the shelf, or for what does not: a site need not wait for many entries to be compared before it answers.</summary>
    public Task<int> Compare(bool shelf, CancellationToken stop) => Compare(it => it.IsShelf == shelf, null, [shelf], stop);

    async Task<int> Compare(Func<ISearchable, bool> which, string? only, bool[] shelves, CancellationToken stop)
    {
        var known = await db.Set<EntryRow>().AsNoTracking().Where(it => shelves.Contains(it.Shelf) && (only == null || it.Source == only)).Select(it => new { it.Id, it.Hash, it.Shelf }).ToDictionaryAsync(it => it.Id, stop);
        // Structures that lost their rows, or kept what is gone, are made anew. Of one source alone it cannot be told.
        var sound = true;
        if (only is null)
            foreach (var shelf in shelves) sound &= await SearchStore.Of(db, shelf).Count(stop) == known.Values.Count(it => it.Shelf == shelf);
        var (seen, waiting, written) = (new HashSet<long>(), new List<EntryRow>(AtOnce), 0);
        foreach (var source in Sources.Where(which))
            await foreach (var said in source.All(stop))
            {
                var entry = Named(said);
                var id = EntryRow.IdOf(source.Key, entry.Id);
                if (!seen.Add(id) || (sound && known.GetValueOrDefault(id)?.Hash == EntryRow.HashOf(entry))) continue;
                waiting.Add(EntryRow.Of(source.Key, source.IsShelf, entry, Council.Language, Now));
                written++;
                if (waiting.Count < AtOnce) continue;
                await Put(waiting, stop);
                waiting.Clear();
            }
        await Put(waiting, stop);
        var gone = known.Keys.Where(it => !seen.Contains(it)).ToList();
        await Remove(gone, stop);
        return written + gone.Count;
    }

    // With the words that the council's search.yaml has for its address.
    SearchEntry Named(SearchEntry entry) => Settings.Words.TryGetValue(entry.Url, out var words) ? entry with { Keywords = $"{entry.Keywords} {words}" } : entry;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    async Task Put(List<EntryRow> rows, CancellationToken stop)
    {
        if (rows.Count == 0) return;
        await db.Write(async () =>
        {
            var ids = rows.Select(it => it.Id).ToList();
            var popularity = await db.Set<EntryRow>().Where(it => ids.Contains(it.Id)).Select(it => new { it.Id, it.Popularity }).ToDictionaryAsync(it => it.Id, it => it.Popularity, stop);
            foreach (var row in rows) row.Popularity = popularity.GetValueOrDefault(row.Id);
            await db.Set<EntryRow>().Where(it => ids.Contains(it.Id)).ExecuteDeleteAsync(stop);
            db.AddRange(rows);
            await db.SaveChangesAsync(stop);
            foreach (var row in rows) db.Entry(row).State = EntityState.Detached;
            foreach (var some in rows.GroupBy(it => it.Shelf)) await SearchStore.Of(db, some.Key).Put(some, stop);
            return 0;
        }, stop);
        Forget();
    }

    async Task Remove(List<long> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return;
        await db.Write(async () =>
        {
            await db.Set<EntryRow>().Where(it => ids.Contains(it.Id)).ExecuteDeleteAsync(stop);
            await SearchStore.Of(db).Remove(ids, stop);
            await SearchStore.Of(db, shelf: true).Remove(ids, stop);
            return 0;
        }, stop);
        Forget();
    }

    void Forget() => ((SearchMemory)services.GetService(typeof(SearchMemory))!).Forget();
}
