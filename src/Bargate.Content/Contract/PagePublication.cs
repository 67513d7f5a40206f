using Bargate.Content.Editing;
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
    readonly PagesFolder pages;
    readonly ServiceCatalogue catalogue;
    readonly Council council;
    readonly SiteRoutes routes;
    readonly TimeProvider clock;

    internal PagePublication(BargateDb db, SearchIndex search, Library library, PagesFolder pages, ServiceCatalogue catalogue, Council council, SiteRoutes routes, TimeProvider clock) =>
        (this.db, this.search, this.library, this.pages, this.catalogue, this.council, this.routes, this.clock) = (db, search, library, pages, catalogue, council, routes, clock);

    // Another host may publish at the same moment; whoever comes second looks again, and mostly finds its edition there.
    const int Attempts = 5;

    /// <summary>Publishes each changed file without fault as the next edition; a faulty one keeps its last published edition.</summary>
    public async Task<PublishedPages> Publish(string by, CancellationToken stop = default)
    {
        using var alone = await pages.Gate.Enter(stop);
        for (var attempt = 1; ; attempt++)
        {
            var faults = new Faults();
            var set = await Read(faults, stop);
            var rows = await Rows(set, faults, by, null, stop);
            db.AddRange(rows);
            // The folder says the same by now: it is the one source again.
            var settled = await db.BrowserTexts.Where(it => set.Settled.Contains(it.File)).ToListAsync(stop);
            db.RemoveRange(settled);
            // When it starts, the site compares the whole search index next.
            if (by != Publication.AtStart) foreach (var row in rows) search.Touch(PageSearch.Source, PageFolder.PathOf(row.File));
            try { await db.SaveChangesAsync(stop); }
            catch (DbUpdateException) when (attempt < Attempts && rows.Count > 0)
            {
                // What the caller saves with it, such as an audit row, stays.
                foreach (var row in rows.Cast<object>().Concat(settled)) db.Entry(row).State = EntityState.Detached;
                continue;
            }
            await library.Refresh(stop);
            return new([.. rows.Where(it => !it.IsWithdrawn).Select(it => it.File)], [.. rows.Where(it => it.IsWithdrawn).Select(it => it.File)], [.. faults]);
        }
    }

    internal async Task<PageSet> Read(Faults faults, CancellationToken stop) => PageSet.Read(council.Folder, await db.BrowserTexts.AsNoTracking().ToListAsync(stop), faults);

    // A service that is not published yet is not there to link to.
    internal World World => World.OfFolder(council, routes) with { HasService = it => catalogue.Current(it) is not null };

    /// <summary>The editions that these pages make.</summary>
    /// <param name="only">The files that are looked at; null for all.</param>
    internal async Task<List<PageEdition>> Rows(PageSet set, Faults faults, string by, IReadOnlyCollection<string>? only, CancellationToken stop)
    {
        var folder = set.Files;
        var newest = await db.PageEditions.AsNoTracking().Newest().ToDictionaryAsync(it => it.File, stop);
        var published = newest.Values.Where(it => !it.IsWithdrawn && it.File != RedirectReader.File).Select(it => (it.File, Read: library.Read(it))).Where(it => it.Read is not null).ToDictionary(it => it.File, it => it.Read!);
        var check = FolderCheck.Run(folder, published, World, faults);
        var rows = new List<PageEdition>();
        void Add(string file, string content)
        {
            var (hash, last) = (EditionText.Hash(content), newest.GetValueOrDefault(file));
            if (last?.Hash != hash && only?.Contains(file) != false) rows.Add(new() { File = file, Number = (last?.Number ?? 0) + 1, Hash = hash, Content = content, PublishedAt = clock.GetUtcNow().UtcDateTime, PublishedBy = by });
        }
        foreach (var file in check.Sound) Add(file.File, EditionText.Normal(file.Text!));
        var paths = check.Sound.Select(it => it.File).Concat(check.Stays).Select(PageFolder.PathOf).ToHashSet(StringComparer.Ordinal);
        if (RedirectReader.Check(set.Redirects, paths, World, faults) is { } redirects) Add(RedirectReader.File, EditionText.Normal(redirects));
        // A wrong or empty folder must not take every page down.
        if (folder.Count > 0)
            foreach (var gone in newest.Values.Where(it => !it.IsWithdrawn && it.File != RedirectReader.File && !check.Stays.Contains(it.File) && folder.All(file => file.File != it.File))) Add(gone.File, "");
        return rows;
    }
}

/// <summary>What a publication of pages did, by the paths of their files.</summary>
public sealed record PublishedPages(IReadOnlyList<string> Published, IReadOnlyList<string> Withdrawn, IReadOnlyList<Fault> Faults);
