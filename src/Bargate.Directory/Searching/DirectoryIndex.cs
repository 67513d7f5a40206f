using Bargate.Directory.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Directory.Searching;

/// <summary>
/// Every entry, in memory: words, filters and the lines of a result list. A directory is small (a city has some thousand entries), so each host keeps
/// it whole, finds the same on both databases, and counts every filter with each search. It is read from the table at the first search; after that it
/// takes in what changed, looked for once a second and at once after a change of its own.
/// </summary>
internal sealed class DirectoryIndex(IServiceScopeFactory scopes, DirectorySettings settings, TimeProvider clock) : IDisposable
{
    const int Step = 500;
    const long LookEvery = 1000;

    static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    readonly SemaphoreSlim refreshing = new(1, 1);
    readonly ReaderWriterLockSlim guard = new();
    IndexedEntries entries = new();
    DateTime looked;
    volatile bool isRead;
    long lookAt = long.MinValue;

    /// <summary>Looks for changes before the next search.</summary>
    public void Changed() => Interlocked.Exchange(ref lookAt, long.MinValue);

    public async ValueTask<FoundEntries> Find(DirectoryQuery query, CancellationToken stop)
    {
        await Look(stop);
        return Read(it => new Finding(it, settings, query).Run());
    }

    /// <summary>The ids of all that fit, in the order of their names: for answers that must hold everything.</summary>
    public async ValueTask<IReadOnlyList<Guid>> All(DirectoryQuery query, CancellationToken stop)
    {
        await Look(stop);
        return Read(it => new Finding(it, settings, query).Everything());
    }

    /// <summary>Every service at a location of all that fit.</summary>
    public async ValueTask<IReadOnlyList<(Guid Entry, Guid At)>> AllAt(DirectoryQuery query, CancellationToken stop)
    {
        await Look(stop);
        return Read(it => new Finding(it, settings, query).EveryAt());
    }

    public async ValueTask<Card?> Card(Guid id, CancellationToken stop)
    {
        await Look(stop);
        return Read(it => it.Find(id)?.Card);
    }

    /// <summary>The entry that a service at a location belongs to.</summary>
    public async ValueTask<Guid?> EntryAt(Guid serviceAtLocation, CancellationToken stop)
    {
        await Look(stop);
        return Read(it => it.EntryAt(serviceAtLocation));
    }

    public void Dispose()
    {
        refreshing.Dispose();
        guard.Dispose();
    }

    T Read<T>(Func<IndexedEntries, T> read)
    {
        guard.EnterReadLock();
        try { return read(entries); }
        finally { guard.ExitReadLock(); }
    }

    async ValueTask Look(CancellationToken stop)
    {
        if (Environment.TickCount64 < Interlocked.Read(ref lookAt)) return;
        // While another looks for what other hosts changed, the rest answer with what is known; a change of this host's own is waited for.
        if (isRead && Interlocked.Read(ref lookAt) != long.MinValue)
        {
            if (!await refreshing.WaitAsync(0, stop)) return;
        }
        else await refreshing.WaitAsync(stop);
        try
        {
            if (Environment.TickCount64 < Interlocked.Read(ref lookAt)) return;
            // Set before reading: a change that comes while it reads asks for another look.
            Interlocked.Exchange(ref lookAt, Environment.TickCount64 + LookEvery);
            await Refresh(stop);
            isRead = true;
        }
        catch
        {
            Changed();
            throw;
        }
        finally { refreshing.Release(); }
    }

    // A commit may become visible a little after a later one, so each look begins before the last one ended; versions tell what is known already.
    async Task Refresh(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var since = looked == default ? looked : looked - Overlap;
        var rows = await db.Entries.AsNoTracking().Where(it => it.ChangedAt >= since).Select(it => new { it.Id, it.Version }).ToListAsync(stop);
        var changed = rows.Where(it => entries.Find(it.Id)?.Version != it.Version).Select(it => it.Id).ToList();
        if (changed.Count > 0)
        {
            var providers = new Dictionary<Guid, Provider>();
            foreach (var ids in changed.Chunk(Step))
            {
                var read = await db.Entries.AsNoTracking().Where(it => ids.Contains(it.Id)).ToListAsync(stop);
                var unknown = read.Select(it => it.Provider).Where(it => !providers.ContainsKey(it)).Distinct().ToList();
                foreach (var it in await db.Providers.AsNoTracking().Where(it => unknown.Contains(it.Id)).ToListAsync(stop)) providers[it.Id] = it;
                var made = read.ConvertAll(it => IndexedEntry.Of(it, providers.GetValueOrDefault(it.Provider), settings));
                Write(made);
            }
        }
        looked = now;
    }

    void Write(IReadOnlyList<IndexedEntry> made)
    {
        guard.EnterWriteLock();
        try
        {
            foreach (var it in made) entries.Put(it);
            entries = entries.Tidied();
        }
        finally { guard.ExitWriteLock(); }
    }
}
