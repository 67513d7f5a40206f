using Bargate.Kernel.Yaml;

namespace Bargate.Content.Loading;

/// <summary>Which files of the folder may be published, and which published pages may go: a file with a link that leads nowhere may not.</summary>
/// <param name="Sound">Without fault.</param>
/// <param name="Stays">Files of published pages that keep their last edition: the file has a fault, or it is gone and something still links to it.</param>
internal sealed record FolderCheck(IReadOnlyList<PageFile> Sound, IReadOnlySet<string> Stays)
{
    /// <param name="published">The pages that are on the site, by the path of their file.</param>
    public static FolderCheck Run(IReadOnlyList<PageFile> folder, IReadOnlyDictionary<string, ReadPage> published, World world, Faults faults)
    {
        var sound = folder.Where(it => it.Read is { } page && Names(page, world, faults)).ToDictionary(it => it.File);
        foreach (var same in sound.Values.Where(it => !IsPart(it, sound.Values)).GroupBy(it => it.Read!.Page.Title, StringComparer.OrdinalIgnoreCase).Where(it => it.Count() > 1))
            foreach (var later in same.Skip(1))
            {
                faults.Add(later.Read!.Title, $"{same.First().File} has the title '{same.Key}' too", "Give each page a title of its own: in a search they look alike");
                sound.Remove(later.File);
            }
        // A link to a page that waits because of a fault of its own is no fault: until that page is on the site, the link is shown as plain text.
        var pages = folder.Select(it => PageFolder.PathOf(it.File)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in sound.Values.Where(it => !Links(it.Read!, pages, world, faults)).ToList()) sound.Remove(file.File);
        return new([.. sound.Values], Keep(published.Keys.Where(it => !sound.ContainsKey(it) && pages.Contains(PageFolder.PathOf(it))).ToHashSet(StringComparer.Ordinal), published));
    }

    // A page that is gone stays while what is on the site leads to it.
    static HashSet<string> Keep(HashSet<string> stays, IReadOnlyDictionary<string, ReadPage> published)
    {
        for (var wanted = new Queue<string>(stays); wanted.TryDequeue(out var file);)
            foreach (var path in published[file].Links.Where(it => it.IsOurs).Select(it => it.Path))
                if (published.Keys.FirstOrDefault(it => PageFolder.PathOf(it) == path) is { } linked && stays.Add(linked)) wanted.Enqueue(linked);
        return stays;
    }

    static bool Names(ReadPage read, World world, Faults faults)
    {
        var (page, before) = (read.Page, faults.Count);
        if (world.Teams.Count > 0 && !world.Teams.Contains(page.Owner)) faults.Add(read.Owner, $"There is no team '{page.Owner}'", Nearest.Suggest(page.Owner, world.Teams));
        if (page.Service is { } service && !world.HasService(service)) faults.Add(read.Service, $"There is no service '{service}'", "Name a file of services/ without its .yaml, or remove this line");
        return faults.Count == before;
    }

    static bool Links(ReadPage read, HashSet<string> pages, World world, Faults faults)
    {
        var broken = read.Links.Where(it => it.IsOurs && !pages.Contains(it.Path) && !world.Leads(it.Path)).ToList();
        // A link of a step has no check of its own when it is read: what is published already must stay readable.
        var odd = read.Links.Where(it => !it.IsOurs && !it.Url.StartsWith("https://", StringComparison.Ordinal) && !it.Url.StartsWith("http://", StringComparison.Ordinal)).ToList();
        foreach (var link in odd) faults.Add(link.At, $"'{link.Url}' is not an address", "Begin it with / for a page of ours, or with https://");
        foreach (var link in broken) faults.Add(link.At, $"It links to {link.Url}, which is not a page", Nearest.To(link.Path, pages) is { } near ? $"Did you mean {near}?" : "Mend the link, or write the page");
        return broken.Count + odd.Count == 0;
    }

    // Many guides have a part 'Overview' or 'How to apply'.
    static bool IsPart(PageFile file, IEnumerable<PageFile> all) => all.Any(it => it.Read!.Page.Parts.Any(part => $"{it.Read.Page.Path}/{part}" == file.Read!.Page.Path));
}
