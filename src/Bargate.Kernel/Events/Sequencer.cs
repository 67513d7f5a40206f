using Bargate.Kernel.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Events;

/// <summary>
/// Gives committed events their <see cref="EventRow.Position"/>, so that whoever has read up to position N never misses one that committed later.
/// A number taken while writing could not promise that: the transaction with the lower number may commit last. Submissions pay nothing for it.
/// </summary>
public sealed class Sequencer(IServiceScopeFactory scopes, ILogger<Sequencer> log) : BackgroundService
{
    // "Events" as a number: the lock that lets one PostgreSQL host of several number at a time.
    const long LockId = 0x4576656E7473;

    const int Most = 1000;

    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // Numbers follow the highest one given. Events are never deleted, so that one never goes down.
    const string Sql = """
        update kernel_events set "Position" = next."At" from (
            select "Id", (select coalesce(max("Position"), 0) from kernel_events) + row_number() over (order by "RaisedAt", "Id") as "At"
            from kernel_events where "Position" is null order by "RaisedAt", "Id" limit {0}) as next
        where kernel_events."Id" = next."Id"
        """;

    /// <summary>Numbers everything that is committed now; returns how many events that were. Nothing waits for it but feeds.</summary>
    public async Task<int> Assign(CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        for (var all = 0; ; )
        {
            if (!await db.Set<EventRow>().AnyAsync(it => it.Position == null, stop)) return all;
            var given = await db.Write(async () =>
            {
                // Held until the commit, so the next one to number sees these numbers.
                if (db.Store.IsPostgres) await db.Write(() => db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock({0})", [LockId], stop), stop);
                return await db.Write(() => db.Database.ExecuteSqlRawAsync(Sql, [Most], stop), stop);
            }, stop);
            all += given;
            if (given < Most) return all;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        while (await Next(timer, stoppingToken))
        {
            try { await Assign(stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failed) { log.LogError(failed, "Events could not be numbered; next look in {Seconds} s", Look.TotalSeconds); }
        }
    }

    static async Task<bool> Next(PeriodicTimer timer, CancellationToken stop)
    {
        try { return await timer.WaitForNextTickAsync(stop); }
        catch (OperationCanceledException) { return false; }
    }
}
