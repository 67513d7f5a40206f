using Bargate.Maker.Storage;

namespace Bargate.Maker.Contract;

/// <summary>Which services have an edition in work.</summary>
public sealed class ServiceWorks
{
    readonly BargateDb db;

    internal ServiceWorks(BargateDb db) => this.db = db;

    /// <summary>The one that was changed last comes first.</summary>
    public async Task<IReadOnlyList<ServiceInWork>> All(CancellationToken stop = default) =>
        await db.ServiceWorks.AsNoTracking().OrderByDescending(it => it.ChangedAt).Select(it => new ServiceInWork(it.Service, it.ChangedBy, it.ChangedAt, it.SentBy != null)).ToListAsync(stop);
}

/// <param name="Sent">It waits for a second person.</param>
public sealed record ServiceInWork(string Service, OfficerId ChangedBy, DateTime ChangedAt, bool Sent);
