using Bargate.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Content.Contract;

/// <summary>The alerts that are shown now or will be, and those of the last month. One for the host.</summary>
public sealed class AlertBoard
{
    const int RememberedDays = 31;

    readonly IServiceScopeFactory scopes;
    readonly TimeProvider clock;
    readonly Lock first = new();
    volatile IReadOnlyList<AlertNews>? all;

    internal AlertBoard(IServiceScopeFactory scopes, TimeProvider clock) => (this.scopes, this.clock) = (scopes, clock);

    /// <summary>What is shown now: an emergency first, then the newest.</summary>
    public IReadOnlyList<AlertNews> Live
    {
        get
        {
            var (known, now) = (All, clock.GetUtcNow().UtcDateTime);
            // Nearly always there is none.
            return known.Count == 0 ? known : [.. known.Where(it => it.IsLive(now)).OrderBy(it => it.Kind == "emergency" ? 0 : 1).ThenByDescending(it => it.From)];
        }
    }

    /// <summary>Announced and not started, the next one first.</summary>
    public IReadOnlyList<AlertNews> Coming => [.. All.Where(it => it.From > clock.GetUtcNow().UtcDateTime).OrderBy(it => it.From)];

    /// <summary>Ended in the last month, the latest first.</summary>
    public IReadOnlyList<AlertNews> Ended => [.. All.Where(it => it.Until <= clock.GetUtcNow().UtcDateTime).OrderByDescending(it => it.Until)];

    public AlertNews? Find(Guid id) => All.FirstOrDefault(it => it.Id == id);

    /// <summary>What concerns one of these addresses.</summary>
    public IEnumerable<AlertNews> For(params IEnumerable<string> paths) => Live is { Count: > 0 } live ? live.Where(it => it.Concerns.Any(paths.Contains)) : [];

    /// <summary>Another text whenever what is shown changed.</summary>
    internal string Version => Live is { Count: > 0 } live ? string.Join(' ', live.Select(it => $"{it.Id:N}{it.Changed.Ticks}")) : "";

    IReadOnlyList<AlertNews> All
    {
        get
        {
            if (all is { } known) return known;
            lock (first)
            {
                if (all is { } byAnother) return byAnother;
                using var scope = scopes.CreateScope();
                return all = [.. Kept(scope).AsEnumerable().Select(it => it.News)];
            }
        }
    }

    /// <summary>Looks again at what there is.</summary>
    public async Task Refresh(CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        all = [.. (await Kept(scope).ToListAsync(stop)).Select(it => it.News)];
    }

    IQueryable<Alerts.Alert> Kept(IServiceScope scope)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-RememberedDays);
        return scope.ServiceProvider.GetRequiredService<BargateDb>().Alerts.AsNoTracking().Where(it => it.Until > since);
    }
}
