using Bargate.Content.Contract;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Kernel.Yaml;

namespace Bargate.Content.Editing;

/// <summary>Editions in work: what a page says now, what is wrong with its next edition, and its publication. What is true where is decision 0053.</summary>
internal sealed class PageDesk(BargateDb db, PagePublication publication, PagesFolder folder, Library library, SearchIndex search, SiteRoutes routes, Audit audit, Council council, TimeProvider clock)
{
    /// <summary>The file of the page at an address: in the folder, published, or only in work; null when there is none.</summary>
    public async Task<string?> FileAt(string? path, CancellationToken stop)
    {
        if (path == RedirectReader.File) return path;
        if (!PageName.IsPath(path)) return null;
        var set = await publication.Read(new(), stop);
        if (set.Files.Select(it => it.File).Concat(library.ByFile.Keys).FirstOrDefault(it => PageFolder.PathOf(it) == path) is { } known) return known;
        string[] files = [PageName.FileOf(path!, false), PageName.FileOf(path!, true)];
        return await db.PageWorks.Where(it => files.Contains(it.File)).OrderByDescending(it => it.About != null).Select(it => it.MovesFrom ?? it.File).FirstOrDefaultAsync(stop)
            ?? await db.PageEditions.Where(it => files.Contains(it.File)).Select(it => it.File).FirstOrDefaultAsync(stop);
    }

    /// <summary>The edition in work that is about a file, for changing it.</summary>
    public Task<PageWork?> OpenOn(string file, CancellationToken stop) => db.PageWorks.SingleOrDefaultAsync(it => it.About == file, stop);

    /// <summary>The edition in work about a file, or a new one with what the page says now. The caller saves.</summary>
    public async Task<PageWork> Begin(string file, OfficerId by, CancellationToken stop)
    {
        if (await OpenOn(file, stop) is { } open) return open;
        var set = await publication.Read(new(), stop);
        var work = PageWork.Begin(file, await Text(set, file, stop) ?? "", EditionText.HashOf(set.Find(file)?.Text), by, clock.GetUtcNow().UtcDateTime);
        db.Add(work);
        return work;
    }

    public async Task<Checked> Check(PageWork work, CancellationToken stop) => (await Look(work, stop)).Found;

    /// <summary>Publishes an approved edition: into the folder where that can be written, else before it. What stops it is returned, and then nothing has changed.</summary>
    public async Task<IReadOnlyList<Fault>> Publish(PageWork work, Actor actor, string by, CancellationToken stop)
    {
        using var alone = await folder.Gate.Enter(stop);
        var (found, set) = await Look(work, stop);
        if (found.Stops.Count > 0) return found.Stops;
        var after = set.With(found.Changes, new());
        var rows = await publication.Rows(after, new(), by, [.. found.Changes.Keys], stop);
        if (found.Changes.FirstOrDefault(it => it.Value is null && library.ByFile.ContainsKey(it.Key) && rows.All(row => row.File != it.Key)).Key is { } kept)
            return [new(kept, 1, 1, "A page on the site leads to it, and that page's file has a fault", "Mend the other page first: /staff/pages names the fault")];
        work.Publish(rows.FirstOrDefault(it => it.File == work.File)?.Number);
        db.AddRange(rows);
        audit.Record(actor, "page-published", work.Id);
        foreach (var row in rows.Where(it => it.File != RedirectReader.File)) search.Touch(PageSearch.Source, PageFolder.PathOf(row.File));
        var written = folder.Write(found.Changes);
        await NoteBrowserTexts(found.Changes, written is not null, stop);
        try { await db.SaveChangesAsync(stop); }
        catch (Exception e)
        {
            written?.Undo();
            if (e is DbUpdateException and not DbUpdateConcurrencyException) throw new RuleBroken("Somebody published a page at the same moment. Try again.");
            throw;
        }
        await library.Refresh(stop);
        return [];
    }

    /// <summary>Lets the folder's text of a contested file be the truth again, or the one that was published in the browser.</summary>
    public async Task Choose(string file, bool theFolder, string by, CancellationToken stop)
    {
        using var alone = await folder.Gate.Enter(stop);
        if (await db.BrowserTexts.SingleOrDefaultAsync(it => it.File == file, stop) is not { } text) throw new RuleBroken("Somebody has chosen already.");
        if (theFolder) db.Remove(text);
        else text.FolderHash = EditionText.HashOf(folder.Read(file));
        await db.SaveChangesAsync(stop);
        if (!theFolder) return;
        var set = await publication.Read(new(), stop);
        db.AddRange(await publication.Rows(set, new(), by, [file], stop));
        if (file != RedirectReader.File) search.Touch(PageSearch.Source, PageFolder.PathOf(file));
        await db.SaveChangesAsync(stop);
        await library.Refresh(stop);
    }

    /// <summary>What a file says now, byte for byte where it is in the folder; else its last edition.</summary>
    public async Task<string?> Text(PageSet set, string file, CancellationToken stop) =>
        Raw(set, file) ?? await db.PageEditions.AsNoTracking().Where(it => it.File == file && it.Content != "").OrderByDescending(it => it.Number).Select(it => it.Content).FirstOrDefaultAsync(stop);

    async Task<(Checked Found, PageSet Set)> Look(PageWork work, CancellationToken stop)
    {
        var faults = new Faults();
        var set = await publication.Read(faults, stop);
        set.Check(library.ByFile, publication.World, faults);
        var changes = PageChanges.Of(work, set, it => Raw(set, it));
        var own = new Faults();
        // What was wrong with the files before them is theirs; those of the files that change are read anew.
        own.AddRange(faults.Where(it => set.Contested.Contains(it.File) && changes.ContainsKey(it.File)));
        var after = set.With(changes, own);
        after.Check(library.ByFile, publication.World, own);
        var stops = own.Where(it => changes.ContainsKey(it.File) || !faults.Contains(it)).ToList();
        var now = set.Find(work.Now)?.Text;
        var behind = EditionText.HashOf(now) != work.Base && EditionText.HashOf(now) != EditionText.HashOf(work.Content);
        stops.AddRange(Address(work, set, behind));
        var file = after.Find(work.File);
        return (new(stops, file is null || work.Withdraws ? [] : [.. PageAdvice.Of(file, council.Time.Today(clock)).Select(it => it.StartsWith(work.File + ": ", StringComparison.Ordinal) ? it[(work.File.Length + 2)..] : it)],
            work.Withdraws ? null : file?.Read, now, behind, changes), set);
    }

    IEnumerable<Fault> Address(PageWork work, PageSet set, bool behind)
    {
        Fault At(string problem, string fix) => new(work.File, 1, 1, problem, fix);
        var path = PageFolder.PathOf(work.File);
        if (behind) yield return At("The page says something else now than when this edition was begun", "Compare the two, and say which holds");
        if (work.File != work.Now && set.Files.Any(it => PageFolder.PathOf(it.File) == path) || set.Files.Any(it => it.File != work.File && PageFolder.PathOf(it.File) == path && it.File != work.Now)) yield return At($"There is a page at {path} already", "Give it another address");
        if (!work.Withdraws && routes.Has(path) && path != Library.Contact) yield return At($"{path} is an address of the product itself", "Give it another address");
    }

    async Task NoteBrowserTexts(IReadOnlyDictionary<string, string?> changes, bool written, CancellationToken stop)
    {
        var files = changes.Keys.ToList();
        var known = await db.BrowserTexts.Where(it => files.Contains(it.File)).ToDictionaryAsync(it => it.File, stop);
        if (written)
        {
            db.RemoveRange(known.Values);
            return;
        }
        foreach (var (file, text) in changes)
        {
            var hash = EditionText.HashOf(folder.Read(file));
            if (known.TryGetValue(file, out var row)) (row.Content, row.FolderHash) = (text ?? "", hash);
            else db.Add(new BrowserText { File = file, Content = text ?? "", FolderHash = hash });
        }
    }

    // Without the byte order mark the reader and the folder say the same, unless the browser's text goes before the folder's.
    string? Raw(PageSet set, string file)
    {
        var (there, said) = (folder.Read(file), file == RedirectReader.File ? set.Redirects : set.Find(file)?.Text);
        return said is not null && there?.TrimStart('\uFEFF') == said ? there : said;
    }
}
