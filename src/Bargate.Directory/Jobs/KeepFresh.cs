using Bargate.Directory.Contract;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Searching;

namespace Bargate.Directory.Jobs;

/// <summary>
/// The freshness clock: each hour, moves on the entries whose next age has come, and writes one email to each steward about all of their entries that
/// are due, with a link by which they say that nothing has changed. Links that ended go, and so do old counts.
/// </summary>
internal sealed class KeepFresh(BargateDb db, DirectorySettings settings, DirectoryIndex index, SearchIndex search, KeyRing keys, Reminders reminders, Council council, TimeProvider clock) : ITimedJob
{
    const int Most = 500;

    public async Task Run(CancellationToken stop)
    {
        while (await Some(stop) == Most) { }
        var old = council.Time.Today(clock).AddDays(-EntryViews.KeptDays);
        await db.Write(() => db.EntryDays.Where(it => it.Day < old).ExecuteDeleteAsync(stop), stop);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Write(() => db.ManageLinks.Where(it => it.ExpiresAt <= now).ExecuteDeleteAsync(stop), stop);
    }

    async Task<int> Some(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Entries.Where(it => it.NextAt != null && it.NextAt <= now).OrderBy(it => it.NextAt).ThenBy(it => it.Id).Take(Most).ToListAsync(stop);
        var before = due.ConvertAll(it => it.State);
        var remind = due.Where(it => it.Step(settings.AgesOf(it.Read()), now)).ToLookup(it => it.Provider);
        // A reminder alone changes nothing of what is found.
        foreach (var (entry, was) in due.Zip(before)) if (entry.State != was) DirectorySearch.Touch(search, entry);
        var wanted = remind.Select(it => it.Key).ToList();
        var providers = await db.Providers.AsNoTracking().Where(it => wanted.Contains(it.Id) && it.Steward != null).ToListAsync(stop);
        var opened = await keys.Open([.. providers.Select(it => it.KeyId!.Value)], stop);
        foreach (var provider in providers)
            if (opened.TryGetValue(provider.KeyId!.Value, out var key) && await reminders.Write(provider, key, [.. remind[provider.Id]], now, "", stop))
                foreach (var entry in remind[provider.Id]) entry.Asked(now);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        if (due.Count > 0) index.Changed();
        return due.Count;
    }
}
