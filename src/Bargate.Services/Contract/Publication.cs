using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;
using Bargate.Services.Storage;

namespace Bargate.Services.Contract;

/// <summary>Checks the service files of the council's folder and publishes what changed. Never throws for what a file says.</summary>
public sealed class Publication
{
    readonly BargateDb db;
    readonly ServiceCatalogue catalogue;
    readonly Council council;
    readonly List<QuestionKind> kinds;
    readonly TimeProvider clock;

    internal Publication(BargateDb db, ServiceCatalogue catalogue, Council council, IEnumerable<QuestionKind> kinds, TimeProvider clock)
    {
        (this.db, this.catalogue, this.council, this.clock) = (db, catalogue, council, clock);
        this.kinds = [.. kinds];
    }

    /// <summary>Publishes each changed file without fault as the next edition; a faulty one keeps its last published edition.</summary>
    public async Task<Published> Publish(string by, CancellationToken stop = default)
    {
        var faults = new Faults();
        var folder = CouncilFolder.Read(council.Folder, kinds, council.Languages, faults);
        var newest = await db.ServiceVersions.AsNoTracking().Newest().ToDictionaryAsync(v => v.Service, stop);
        var rows = folder.Services.Where(file => file.Read is not null)
            .Select(file => Next(file.Id, VersionContent.Of(file.Source!), newest.GetValueOrDefault(file.Id), by)).OfType<VersionRow>().ToList();
        // A wrong or empty folder must not take every service down.
        if (folder.Services.Count > 0)
            rows.AddRange(newest.Values.Where(v => !v.IsWithdrawn && folder.Services.All(file => file.Id != v.Service)).Select(v => Row(v.Service, v.Number + 1, "", "", by)));
        db.ServiceVersions.AddRange(rows);
        await db.SaveChangesAsync(stop);
        await catalogue.Refresh(stop);
        return new Published([.. rows.Where(r => !r.IsWithdrawn).Select(r => new Edition(r.Service, r.Number))], [.. rows.Where(r => r.IsWithdrawn).Select(r => r.Service)], [.. faults]);
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

/// <summary>What a publication did.</summary>
public sealed record Published(IReadOnlyList<Edition> Editions, IReadOnlyList<string> Withdrawn, IReadOnlyList<Fault> Faults);

/// <summary>A service and the number of an edition of it.</summary>
public sealed record Edition(string Service, int Number);
