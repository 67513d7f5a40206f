using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Searching;

namespace Bargate.Directory;

/// <summary>Puts many entries right at once.</summary>
internal sealed class Mending(BargateDb db, DirectorySettings settings, DirectoryIndex index, SearchIndex search, KeyRing keys, Reminders reminders, Council council, TimeProvider clock)
{
    const int Step = 500;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What can be done with each list.</summary>
    public static IReadOnlyList<string> Of(string list) => list switch
    {
        "markup" or "ages" => ["tidy"],
        "address-in-text" => ["withhold"],
        "incomplete" => ["ask", "archive"],
        _ => ["ask", "assure", "archive"],
    };

    /// <summary>Does it to all of them, and says to how many. To tidy says nothing about whether an entry is right, so its clock goes on.</summary>
    public async Task<Mended> Do(string what, IReadOnlyList<Guid> entries, CancellationToken stop)
    {
        if (what == "ask") return await Ask(entries, stop);
        var done = 0;
        foreach (var ids in entries.Chunk(Step))
        {
            foreach (var entry in await db.Entries.Where(it => ids.Contains(it.Id) && it.State != Contract.EntryState.Archived).ToListAsync(stop))
            {
                if (what == "archive") entry.TakeOut(Now);
                else if (what == "assure") entry.Assure(settings.AgesOf(entry.Read()), Now, Now);
                else entry.Publish(Better(what, entry.Read()), entry.Provider, entry.InDirectories.ToList(), Now);
                done++;
            }
        }
        DirectorySearch.TouchAll(search);
        await db.SaveChangesAsync(stop);
        index.Changed();
        return new(done, 0);
    }

    static OrukService Better(string what, OrukService service)
    {
        if (what == "tidy") return Tidying.Tidy(service);
        Masking.WithholdTexts(service);
        return service;
    }

    async Task<Mended> Ask(IReadOnlyList<Guid> asked, CancellationToken stop)
    {
        var (done, nobody) = (0, 0);
        var (wanted, written) = (new List<Entry>(), new List<Guid>());
        foreach (var ids in asked.Chunk(Step)) wanted.AddRange(await db.Entries.AsNoTracking().Where(it => ids.Contains(it.Id) && it.State != Contract.EntryState.Archived).ToListAsync(stop));
        foreach (var some in wanted.GroupBy(it => it.Provider).Chunk(Step))
        {
            var ids = some.Select(it => it.Key).ToList();
            var providers = await db.Providers.AsNoTracking().Where(it => ids.Contains(it.Id) && it.Steward != null).ToDictionaryAsync(it => it.Id, stop);
            var opened = await keys.Open([.. providers.Values.Select(it => it.KeyId!.Value)], stop);
            foreach (var of in some)
            {
                if (!providers.TryGetValue(of.Key, out var provider) || !opened.TryGetValue(provider.KeyId!.Value, out var key)) nobody += of.Count();
                else if (await reminders.Write(provider, key, [.. of], Now, $"/asked/{council.Time.Today(clock):yyyy-MM-dd}", stop))
                {
                    done++;
                    written.AddRange(of.Select(it => it.Id));
                }
            }
        }
        await db.SaveChangesAsync(stop);
        // Nothing of the entry itself changes: whoever edits it meanwhile saves as before.
        var now = Now;
        foreach (var ids in written.Chunk(Step)) await db.Write(() => db.Entries.Where(it => ids.Contains(it.Id)).ExecuteUpdateAsync(set => set.SetProperty(it => it.AskedAt, now), stop), stop);
        return new(done, nobody);
    }
}

/// <param name="Done">Entries, or providers that were asked.</param>
/// <param name="Nobody">Entries whose provider has nobody to ask.</param>
internal sealed record Mended(int Done, int Nobody);
