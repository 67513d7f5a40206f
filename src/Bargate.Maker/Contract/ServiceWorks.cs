using Bargate.Maker.Storage;
using Bargate.Services.Contract;

namespace Bargate.Maker.Contract;

/// <summary>Which services have an edition in work.</summary>
public sealed class ServiceWorks
{
    readonly BargateDb db;

    internal ServiceWorks(BargateDb db) => this.db = db;

    /// <summary>The one that was changed last comes first.</summary>
    public async Task<IReadOnlyList<ServiceInWork>> All(CancellationToken stop = default) =>
        [.. (await db.ServiceWorks.AsNoTracking().OrderByDescending(it => it.ChangedAt)
            .Join(db.WorkSaves, work => new { work.Service, Number = work.Head }, save => new { save.Service, save.Number }, (work, save) => new { work.Service, work.ChangedBy, work.ChangedAt, work.SentBy, save.Text }).ToListAsync(stop))
            .Select(it => new ServiceInWork(it.Service, ServiceText.Of(it.Service, it.Text).Get("", "title") ?? it.Service, it.ChangedBy, it.ChangedAt, it.SentBy != null))];
}

/// <param name="Sent">It waits for a second person.</param>
public sealed record ServiceInWork(string Service, string Title, OfficerId ChangedBy, DateTime ChangedAt, bool Sent);
