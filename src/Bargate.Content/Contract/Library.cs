using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Content.Contract;

/// <summary>The pages that are published now. One for the host.</summary>
public sealed class Library
{
    /// <summary>The one page that is there also when the council wrote none: everybody links to it.</summary>
    public const string Contact = "/contact";

    readonly IServiceScopeFactory scopes;
    readonly Council council;
    readonly SiteRoutes routes;
    readonly Words words;
    readonly ConcurrentDictionary<(string File, int Number), ReadPage?> editions = [];
    readonly Lock first = new();
    volatile Shelf? shelf;

    internal Library(IServiceScopeFactory scopes, Council council, SiteRoutes routes, Words words) => (this.scopes, this.council, this.routes, this.words) = (scopes, council, routes, words);

    /// <summary>The topic pages from A to Z.</summary>
    public IReadOnlyList<ContentPage> Topics => Now.Topics;

    /// <summary>Every page, in the order of their paths.</summary>
    public IReadOnlyList<ContentPage> All => Now.All;

    /// <summary>Another text whenever a page changed, the same one on every host.</summary>
    public string Version => Now.Version;

    /// <summary>The page at an address: `/council-tax/pay`.</summary>
    public ContentPage? Find(string path) => Now.Pages.GetValueOrDefault(path);

    /// <summary>Whether nothing was published since this page was found.</summary>
    internal bool Has(ContentPage page) => ReferenceEquals(Find(page.Path), page);

    /// <summary>What is published, by the paths of its files.</summary>
    internal IReadOnlyDictionary<string, ReadPage> ByFile => Now.Read;

    /// <summary>Where a page that had this address is now.</summary>
    internal string? Redirect(string path) => Now.Redirects.GetValueOrDefault(RedirectReader.Plain(path));

    /// <summary>What is wrong in the pages of the council's folder as it is now, and in what was published in the browser instead of them.</summary>
    public IReadOnlyList<Fault> Faults()
    {
        using var scope = scopes.CreateScope();
        var faults = new Faults();
        PageSet.Read(council.Folder, [.. scope.ServiceProvider.GetRequiredService<BargateDb>().BrowserTexts.AsNoTracking()], faults).Check(Now.Read, World.OfFolder(council, routes), faults);
        return [.. faults];
    }

    /// <summary>A topic's headings, each with its pages.</summary>
    public IEnumerable<(string Title, IEnumerable<ContentPage> Pages)> SectionsOf(ContentPage topic) => topic.Sections.Select(it => (it.Title, it.Pages.Select(Find).OfType<ContentPage>()));

    /// <summary>The guide that a page is a part of, the first part itself included; null when it is none.</summary>
    public ContentPage? GuideOf(ContentPage page)
    {
        if (page.Parts.Count > 0) return page;
        var end = page.Path.LastIndexOf('/');
        return Find(page.Path[..end]) is { Parts.Count: > 0 } guide && guide.Parts.Contains(page.Path[(end + 1)..]) ? guide : null;
    }

    /// <summary>A guide's parts in order, its first page first.</summary>
    public IReadOnlyList<ContentPage> PartsOf(ContentPage guide) => [guide, .. guide.Parts.Select(it => Find($"{guide.Path}/{it}")).OfType<ContentPage>()];

    /// <summary>Looks again at what is published.</summary>
    public async Task Refresh(CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        Fill(await scope.ServiceProvider.GetRequiredService<BargateDb>().PageEditions.AsNoTracking().Newest().ToListAsync(stop));
    }

    /// <summary>A published edition as its text says it; null when this version of the program cannot read it.</summary>
    internal ReadPage? Read(PageEdition edition) => editions.GetOrAdd((edition.File, edition.Number), _ => PageReader.Read(edition.File, edition.Content, new()));

    Shelf Now
    {
        get
        {
            if (shelf is { } filled) return filled;
            lock (first)
            {
                if (shelf is { } byAnother) return byAnother;
                using var scope = scopes.CreateScope();
                return Fill([.. scope.ServiceProvider.GetRequiredService<BargateDb>().PageEditions.AsNoTracking().Newest()]);
            }
        }
    }

    Shelf Fill(List<PageEdition> newest)
    {
        var found = newest.Where(it => !it.IsWithdrawn && it.File != RedirectReader.File).OrderBy(it => it.File, StringComparer.Ordinal).Select(it => (Edition: it, Read: Read(it))).Where(it => it.Read is not null).ToList();
        var pages = found.Select(it => it.Read!.Page with { Published = it.Edition.PublishedAt }).ToDictionary(it => it.Path, StringComparer.Ordinal);
        pages.TryAdd(Contact, new(Contact, words["content.contact.title"], words["content.contact.summary"], Contact[1..], words["content.contact.text"], "", DateOnly.MaxValue, null, null, [], [], [], [], false));
        return shelf = new Shelf(
            pages, [.. pages.Values.OrderBy(it => it.Path, StringComparer.Ordinal)],
            [.. pages.Values.Where(it => it.IsTopic).OrderBy(it => it.Title, StringComparer.Create(council.Locale, ignoreCase: true))], found.ToDictionary(it => it.Edition.File, it => it.Read!),
            RedirectReader.Read(newest.FirstOrDefault(it => it.File == RedirectReader.File)?.Content ?? "", new()).DistinctBy(it => it.From, StringComparer.OrdinalIgnoreCase).ToDictionary(it => it.From, it => it.To, StringComparer.OrdinalIgnoreCase),
            // With the number: a text that was published again has another date.
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', found.Select(it => $"{it.Edition.File} {it.Edition.Number} {it.Edition.Hash}")))).AsSpan(0, 8)));
    }

    sealed record Shelf(
        IReadOnlyDictionary<string, ContentPage> Pages, IReadOnlyList<ContentPage> All, IReadOnlyList<ContentPage> Topics, IReadOnlyDictionary<string, ReadPage> Read,
        IReadOnlyDictionary<string, string> Redirects, string Version);
}
