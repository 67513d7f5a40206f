using System.Collections.Concurrent;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;
using Bargate.Services.Storage;
using Bargate.Services.Walks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Services.Contract;

/// <summary>The services that are published now, and every edition that a draft or a case still keeps. One for the host.</summary>
public sealed class ServiceCatalogue
{
    readonly IServiceScopeFactory scopes;
    readonly Council council;
    readonly List<QuestionKind> kinds;
    readonly WalkPolicy walks;
    readonly TimeProvider clock;
    readonly ILogger<ServiceCatalogue> log;
    readonly ConcurrentDictionary<(string Service, int Number), ServiceVersion?> editions = [];
    readonly Lock first = new();
    volatile Shelf? shelf;
    volatile IReadOnlyList<Fault> faults = [];

    internal ServiceCatalogue(IServiceScopeFactory scopes, Council council, IEnumerable<QuestionKind> kinds, WalkPolicy walks, TimeProvider clock, ILogger<ServiceCatalogue> log)
    {
        (this.scopes, this.council, this.walks, this.clock, this.log) = (scopes, council, walks, clock, log);
        this.kinds = [.. kinds];
    }

    /// <summary>The edition that new drafts begin with.</summary>
    public ServiceVersion? Current(string id) => Now.Current.GetValueOrDefault(id);

    /// <summary>The last edition of a service that was there once and is withdrawn; null for every other.</summary>
    public ServiceVersion? Withdrawn(string id) => Now.Withdrawn.TryGetValue(id, out var number) ? Version(id, number - 1) : null;

    /// <summary>One edition, read from the database when it is asked for first.</summary>
    public ServiceVersion? Version(string id, int number)
    {
        if (editions.TryGetValue((id, number), out var known)) return known;
        using var scope = scopes.CreateScope();
        var row = scope.ServiceProvider.GetRequiredService<BargateDb>().ServiceVersions.AsNoTracking()
            .SingleOrDefault(v => v.Service == id && v.Number == number);
        // An edition that does not exist is not remembered: addresses that people make up would fill the memory.
        return row is null || row.IsWithdrawn ? null : Edition(row);
    }

    /// <summary>The current edition of every service, by title.</summary>
    public IReadOnlyList<ServiceVersion> All => Now.All;

    public IReadOnlyList<Team> Teams => Now.Teams;

    public Team? Team(string id) => Now.Teams.FirstOrDefault(it => it.Id == id);

    public IReadOnlyList<SavedReply> Replies => Now.Replies;

    /// <summary>What was wrong in the council's folder when it was last read.</summary>
    public IReadOnlyList<Fault> Faults
    {
        get
        {
            _ = Now;
            return faults;
        }
    }

    /// <summary>Looks again at what is published.</summary>
    public async Task Refresh(CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        Fill(await db.ServiceVersions.AsNoTracking().Newest().ToListAsync(stop), await db.PublishedFiles.AsNoTracking().Newest().ToListAsync(stop), await db.BrowserServices.AsNoTracking().ToListAsync(stop));
    }

    Shelf Now
    {
        get
        {
            if (shelf is { } filled) return filled;
            lock (first)
            {
                if (shelf is { } byAnother) return byAnother;
                using var scope = scopes.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
                return Fill([.. db.ServiceVersions.AsNoTracking().Newest()], [.. db.PublishedFiles.AsNoTracking().Newest()], [.. db.BrowserServices.AsNoTracking()]);
            }
        }
    }

    Shelf Fill(List<VersionRow> newest, List<PublishedFile> files, List<BrowserText> browser)
    {
        var found = new Faults();
        var (teams, replies) = SharedFile.Read(files.Where(it => !it.IsWithdrawn).Select(it => (it.Path, it.Content)), Surroundings.Of(kinds, [], council.Languages));
        var all = newest.Where(row => !row.IsWithdrawn).Select(Edition).OfType<ServiceVersion>()
            .OrderBy(v => v.Definition.Title.In(council.Language), StringComparer.Create(council.Locale, ignoreCase: true)).ToList();
        var folder = CouncilFolder.Read(council.Folder, kinds, council.Languages, found, teams, all, walks.On(council, clock), browser);
        faults = [.. found];
        // The folder stands in only until something was published from it.
        return shelf = new Shelf(all.ToDictionary(v => v.Service), all, newest.Where(row => row.IsWithdrawn).ToDictionary(row => row.Service, row => row.Number), teams ?? folder.Teams, files.Count > 0 ? replies : folder.Replies);
    }

    ServiceVersion? Edition(VersionRow row) => editions.GetOrAdd((row.Service, row.Number), _ =>
    {
        // Checked when it was published. A team that has gone since is no reason to lose the edition.
        var found = new Faults();
        var read = ServiceReader.Read(VersionContent.Read(row.Service, row.Content), Surroundings.Of(kinds, [], council.Languages), found);
        if (read is null)
        {
            log.LogError("Edition {Number} of service {Service} cannot be read: {Faults}", row.Number, row.Service, found.ToString());
            return null;
        }
        return new ServiceVersion(row.Service, row.Number, row.Hash, row.PublishedAt, row.PublishedBy, read.Definition);
    });

    sealed record Shelf(
        IReadOnlyDictionary<string, ServiceVersion> Current, IReadOnlyList<ServiceVersion> All, IReadOnlyDictionary<string, int> Withdrawn, IReadOnlyList<Team> Teams, IReadOnlyList<SavedReply> Replies);
}
