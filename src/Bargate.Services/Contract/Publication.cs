using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;
using Bargate.Services.Storage;
using Bargate.Services.Walks;

namespace Bargate.Services.Contract;

/// <summary>Checks the service files of the council's folder and publishes what changed. Never throws for what a file says.</summary>
public sealed class Publication
{
    readonly BargateDb db;
    readonly SearchIndex search;
    readonly ServiceCatalogue catalogue;
    readonly FolderWriter writer;
    readonly Council council;
    readonly List<QuestionKind> kinds;
    readonly WalkPolicy walks;
    readonly TimeProvider clock;

    internal Publication(BargateDb db, SearchIndex search, ServiceCatalogue catalogue, FolderWriter writer, Council council, IEnumerable<QuestionKind> kinds, WalkPolicy walks, TimeProvider clock)
    {
        (this.db, this.search, this.catalogue, this.writer, this.council, this.walks, this.clock) = (db, search, catalogue, writer, council, walks, clock);
        this.kinds = [.. kinds];
    }

    // Another host may publish at the same moment; whoever comes second looks again, and mostly finds its edition there.
    const int Attempts = 5;

    /// <summary>Who publishes when the site starts.</summary>
    public const string AtStart = "start";

    /// <summary>Publishes each changed file without fault as the next edition; a faulty one keeps its last published edition.</summary>
    public async Task<Published> Publish(string by, CancellationToken stop = default)
    {
        using var alone = await writer.Gate.Enter(stop);
        for (var attempt = 1; ; attempt++)
        {
            var faults = new Faults();
            var browser = await db.BrowserServices.ToListAsync(stop);
            // The folder says the same by now: it is the one source again.
            var settled = browser.Where(it => FolderText.Read(council.Folder, it.Service).Says(it.Text, it.Walks)).ToList();
            db.RemoveRange(settled);
            var folder = CouncilFolder.Read(council.Folder, kinds, council.Languages, faults, catalogue.Teams, catalogue.All, walks.On(council, clock), [.. browser.Except(settled)]);
            var (rows, files) = (await Services(folder, by, stop), await Files(folder, by, stop));
            db.AddRange(rows);
            db.AddRange(files);
            // When it starts, the site compares the whole search index next.
            if (by != AtStart) foreach (var row in rows) search.Touch(ServiceSearch.Source, row.Service);
            try { await db.SaveChangesAsync(stop); }
            catch (DbUpdateException) when (attempt < Attempts && rows.Count + files.Count + settled.Count > 0)
            {
                // What the caller saves with it, such as an audit row, stays.
                foreach (var row in rows.Concat<object>(files).Concat(browser)) db.Entry(row).State = EntityState.Detached;
                continue;
            }
            await catalogue.Refresh(stop);
            return new Published([.. rows.Where(r => !r.IsWithdrawn).Select(r => new Edition(r.Service, r.Number))],
                [.. rows.Where(r => r.IsWithdrawn).Select(r => r.Service)], [.. files.Select(it => it.Path)], [.. faults]);
        }
    }

    async Task<List<VersionRow>> Services(CouncilFolder folder, string by, CancellationToken stop)
    {
        var newest = await db.ServiceVersions.AsNoTracking().Newest().ToDictionaryAsync(v => v.Service, stop);
        var rows = folder.Services.Where(file => file.Read is not null)
            .Select(file => Next(file.Id, VersionContent.Of(file.Source!), newest.GetValueOrDefault(file.Id), by)).OfType<VersionRow>().ToList();
        // A wrong or empty folder must not take every service down.
        if (folder.Services.Count > 0)
            rows.AddRange(newest.Values.Where(v => !v.IsWithdrawn && folder.Services.All(file => file.Id != v.Service)).Select(v => Row(v.Service, v.Number + 1, "", "", by)));
        return rows;
    }

    // Teams and saved replies, each file for itself.
    async Task<List<PublishedFile>> Files(CouncilFolder folder, string by, CancellationToken stop)
    {
        var newest = await db.PublishedFiles.AsNoTracking().Newest().ToDictionaryAsync(it => it.Path, stop);
        var rows = new List<PublishedFile>();
        void Add(string path, string content)
        {
            var (hash, last) = (content.Length == 0 ? "" : VersionContent.Hash(content), newest.GetValueOrDefault(path));
            if (last?.Hash != hash) rows.Add(new() { Path = path, Number = (last?.Number ?? 0) + 1, Hash = hash, Content = content, PublishedAt = clock.GetUtcNow().UtcDateTime, PublishedBy = by });
        }
        foreach (var file in folder.Shared)
            if (file.Text is { } text) Add(file.Path, VersionContent.Normal(text));
        // As with services: in a folder that has some, a reply that is gone is withdrawn. Teams are never: cases are with them.
        if (folder.Services.Count > 0)
            foreach (var gone in newest.Keys.Where(it => it != SharedFile.Teams && folder.Shared.All(file => file.Path != it))) Add(gone, "");
        return rows;
    }

    VersionRow? Next(string service, string content, VersionRow? last, string by)
    {
        var hash = VersionContent.Hash(content);
        return last?.Hash == hash ? null : Row(service, (last?.Number ?? 0) + 1, hash, content, by);
    }

    VersionRow Row(string service, int number, string hash, string content, string by) => new()
    {
        Service = service,
        Number = number,
        Hash = hash,
        Content = content,
        PublishedAt = clock.GetUtcNow().UtcDateTime,
        PublishedBy = by,
    };
}

/// <summary>What a publication did. <paramref name="Files"/>: teams and saved replies that changed.</summary>
public sealed record Published(IReadOnlyList<Edition> Editions, IReadOnlyList<string> Withdrawn, IReadOnlyList<string> Files, IReadOnlyList<Fault> Faults);

/// <summary>A service and the number of an edition of it.</summary>
public sealed record Edition(string Service, int Number);
