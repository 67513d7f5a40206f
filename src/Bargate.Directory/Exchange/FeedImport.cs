using System.IO.Compression;
using System.Text;
using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Kernel.Searching;

namespace Bargate.Directory.Exchange;

/// <summary>Takes a feed into the directory: new and changed entries at once, and what is gone only when the feed was read to its end.</summary>
internal sealed class FeedImport(BargateDb db, FeedReader reader, DirectorySettings settings, DirectoryIndex index, SearchIndex search, TimeProvider clock)
{
    const int KeptCopies = 5;
    // More than this gone at once is more likely their fault than their closing down: an officer looks first.
    const double MostGone = 0.3;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<FeedRun> Run(Feed feed, CancellationToken stop)
    {
        var started = Now;
        var reading = await reader.Read(feed.Url, stop);
        var found = reading.Services.Select(it => (Json: it, Entry: ForeignService.Read(it, feed.Id, settings))).ToList();
        var good = found.Select(it => it.Entry).OfType<ForeignEntry>().DistinctBy(it => it.Source).ToList();
        var known = await db.Entries.Where(it => it.Feed == feed.Id).ToDictionaryAsync(it => it.SourceId!, stop);
        var directories = feed.Directories.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var (added, changed) = await Put(feed, good, known, directories, stop);
        var (gone, problem) = Gone(reading, good, known);
        var run = FeedRun.Of(feed.Id, started, Now, reading.Whole, (found.Count, added, changed, gone, found.Count - good.Count), reading.Problem ?? problem, Pack(reading));
        db.Add(run);
        DirectorySearch.TouchAll(search);
        foreach (var old in await db.FeedRuns.Where(it => it.Feed == feed.Id && it.Copy != null).OrderByDescending(it => it.StartedAt).Skip(KeptCopies - 1).ToListAsync(stop)) old.LetCopyGo();
        await db.SaveChangesAsync(stop);
        index.Changed();
        return run;
    }

    async Task<(int Added, int Changed)> Put(Feed feed, IReadOnlyList<ForeignEntry> found, Dictionary<string, Entry> known, string[] directories, CancellationToken stop)
    {
        var (added, changed, now) = (0, 0, Now);
        var providers = await db.Providers.Where(it => it.Feed == feed.Id).ToDictionaryAsync(it => it.Id, stop);
        foreach (var organization in found.Select(it => it.Organization).DistinctBy(it => it.Id))
        {
            if (!providers.TryGetValue(organization.Id, out var provider)) db.Add(providers[organization.Id] = Provider.Of(organization, now, feed.Id));
            else if (provider.Document != OrukJson.Write(organization)) provider.Publish(organization, now);
        }
        foreach (var it in found)
        {
            var assured = it.Assured is { } day && day <= now ? it.Assured : null;
            if (!known.TryGetValue(it.Source, out var entry))
            {
                entry = Entry.Of(it.Document, it.Organization.Id, directories, now, feed.Id, it.Source);
                if (assured is { } at) entry.Assure(settings.AgesOf(it.Document), at, now);
                else entry.Step(settings.AgesOf(it.Document), now);
                db.Add(entry);
                added++;
                continue;
            }
            it.Document.OrganizationId = it.Organization.Id;
            Masking.Carry(entry.Read(), it.Document);
            if (OrukJson.Write(it.Document) != entry.Document)
            {
                entry.Publish(it.Document, it.Organization.Id, directories, now);
                changed++;
            }
            if (entry.TakenOut) continue;
            // Back again after it was gone, or said to be right anew.
            if (assured is { } again && (again > entry.AssuredAt || entry.AssuredAt is null)) entry.Assure(settings.AgesOf(it.Document), again, now);
            else if (entry.State == EntryState.Archived) entry.Step(settings.AgesOf(it.Document), now);
        }
        return (added, changed);
    }

    (int Gone, string? Problem) Gone(FeedReading reading, IReadOnlyList<ForeignEntry> found, Dictionary<string, Entry> known)
    {
        if (!reading.Whole) return (0, null);
        var sources = found.Select(it => it.Source).ToHashSet(StringComparer.Ordinal);
        var gone = known.Values.Where(it => !sources.Contains(it.SourceId!) && it.State != EntryState.Archived).ToList();
        if (gone.Count > 5 && gone.Count > known.Count * MostGone) return (0, $"{gone.Count} of {known.Count} entries are missing from it. Nothing was taken out: ask the feed's owner.");
        foreach (var it in gone) it.Archive(Now);
        return (gone.Count, null);
    }

    static byte[] Pack(FeedReading reading)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            foreach (var it in reading.Services) gzip.Write(Encoding.UTF8.GetBytes(it.ToJsonString() + "\n"));
        return packed.ToArray();
    }
}
