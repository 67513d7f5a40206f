namespace Bargate.Kernel.Sealing;

/// <summary>Makes, opens and destroys data keys with the caller's <see cref="BargateDb"/>, so that a key is saved with what it seals.</summary>
public sealed class KeyRing(BargateDb db, MasterKey master, TimeProvider clock)
{
    readonly Dictionary<Guid, DataKey?> opened = [];

    public DataKey New()
    {
        var key = master.NewKey();
        db.Add(KeyRow.For(key, master, clock.GetUtcNow().UtcDateTime));
        opened[key.Id] = key;
        return key;
    }

    /// <summary>The key, or null when it was destroyed: what it sealed is erased.</summary>
    public async Task<DataKey?> Open(Guid id, CancellationToken stop = default)
    {
        if (opened.TryGetValue(id, out var known)) return known;
        var wrapped = await db.Set<KeyRow>().AsNoTracking().Where(it => it.Id == id).Select(it => it.Wrapped).SingleOrDefaultAsync(stop);
        return opened[id] = wrapped is null ? null : master.Unwrap(id, wrapped);
    }

    /// <summary>Opens many in one query, so that each alone asks for none; keys that were destroyed are absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, DataKey>> Open(IReadOnlyCollection<Guid> ids, CancellationToken stop = default)
    {
        var unknown = ids.Where(it => !opened.ContainsKey(it)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            var rows = await db.Set<KeyRow>().AsNoTracking().Where(it => unknown.Contains(it.Id) && it.Wrapped != null).Select(it => new { it.Id, it.Wrapped }).ToListAsync(stop);
            foreach (var id in unknown) opened[id] = null;
            foreach (var row in rows) opened[row.Id] = master.Unwrap(row.Id, row.Wrapped!);
        }
        var found = new Dictionary<Guid, DataKey>();
        foreach (var id in ids)
            if (opened[id] is { } key) found[id] = key;
        return found;
    }

    public async Task Destroy(Guid id, CancellationToken stop = default)
    {
        opened[id] = null;
        if (await db.Set<KeyRow>().SingleOrDefaultAsync(it => it.Id == id, stop) is { } row) row.Destroy(clock.GetUtcNow().UtcDateTime);
    }
}
