using System.Security.Cryptography;
using System.Text;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Content.Contract;

/// <summary>Checks the pages of the council's folder and publishes what changed. Never throws for what a file says.</summary>
public sealed class PagePublication
{
    readonly BargateDb db;
    readonly SearchIndex search;
    readonly Library library;
    readonly ServiceCatalogue catalogue;
    readonly Council council;
    readonly SiteRoutes routes;
    readonly TimeProvider clock;

    internal PagePublication(BargateDb db, SearchIndex search, Library library, ServiceCatalogue catalogue, Council council, SiteRoutes routes, TimeProvider clock) =>
        (this.db, this.search, this.library, this.catalogue, this.council, this.routes, this.clock) = (db, search, library, catalogue, council, routes, clock);

    // Another host may publish at the same moment; whoever comes second looks again, and mostly finds its edition there.
    const int Attempts = 5;

    /// <summary>Publishes each changed file without fault as the next edition; a faulty one keeps its last published edition.</summary>
    public async Task<PublishedPages> Publish(string by, CancellationToken stop = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var faults = new Faults();
            var rows = await Rows(faults, by, stop);
            db.AddRange(rows);
            // When it starts, the site compares the whole search index next.
            if (by != Publication.AtStart) foreach (var row in rows) search.Touch(PageSearch.Source, PageFolder.PathOf(row.File));
            try { await db.SaveChangesAsync(stop); }
            catch (DbUpdateException) when (attempt < Attempts && rows.Count > 0)
            {
                // What the caller saves with it, such as an audit row, stays.
                foreach (var row in rows) db.Entry(row).State = EntityState.Detached;
                continue;
            }
            await library.Refresh(stop);
            return new([.. rows.Where(it => !it.IsWithdrawn).Select(it => it.File)], [.. rows.Where(it => it.IsWithdrawn).Select(it => it.File)], [.. faults]);
        }
    }

    async Task<List<PageEdition>> Rows(Faults faults, string by, CancellationToken stop)
    {
        var folder = PageFolder.Read(council.Folder, faults);
        var newest = await db.PageEditions.AsNoTracking().Newest().ToDictionaryAsync(it => it.File, stop);
        var published = newest.Values.Where(it => !it.IsWithdrawn && it.File != RedirectReader.File).Select(it => (it.File, Read: library.Read(it))).Where(it => it.Read is not null).ToDictionary(it => it.File, it => it.Read!);
        // A service that is not published yet is not there to link to.
        var world = World.OfFolder(council, routes) with { HasService = it => catalogue.Current(it) is not null };
        var check = FolderCheck.Run(folder, published, world, faults);
        var rows = new List<PageEdition>();
        void Add(string file, string content)
        {
            var (hash, last) = (content.Length == 0 ? "" : Hash(content), newest.GetValueOrDefault(file));
            if (last?.Hash != hash) rows.Add(new() { File = file, Number = (last?.Number ?? 0) + 1, Hash = hash, Content = content, PublishedAt = clock.GetUtcNow().UtcDateTime, PublishedBy = by });
        }
        foreach (var file in check.Sound) Add(file.File, Normal(file.Text!));
        var paths = check.Sound.Select(it => it.File).Concat(check.Stays).Select(PageFolder.PathOf).ToHashSet(StringComparer.Ordinal);
        if (RedirectReader.Check(council.Folder, paths, world, faults) is { } redirects) Add(RedirectReader.File, Normal(redirects));
        // A wrong or empty folder must not take every page down.
        if (folder.Count > 0)
            foreach (var gone in newest.Values.Where(it => !it.IsWithdrawn && it.File != RedirectReader.File && !check.Stays.Contains(it.File) && folder.All(file => file.File != it.File))) Add(gone.File, "");
        return rows;
    }

    // An editor's line ends and trailing spaces do not make another edition.
    static string Normal(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n') + "\n";

    static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

/// <summary>What a publication of pages did, by the paths of their files.</summary>
public sealed record PublishedPages(IReadOnlyList<string> Published, IReadOnlyList<string> Withdrawn, IReadOnlyList<Fault> Faults);
