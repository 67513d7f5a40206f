using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bargate.Kernel.Storage;

/// <summary>Brings the database to the newest migration, safely on both databases.</summary>
public static class DatabaseSetUp
{
    // "Bargate" as a number: the advisory lock that lets one PostgreSQL host of several migrate.
    const long LockId = 0x42617267617465;

    // On PostgreSQL EF would read the history of a new database and log a failed command.
    public static async Task<IReadOnlyList<string>> Pending(BargateDb db, CancellationToken stop = default)
    {
        await DatabaseReach.Check(db.Store, stop);
        return [.. await HasHistory(db, stop) ? await db.Database.GetPendingMigrationsAsync(stop) : db.Database.GetMigrations()];
    }

    /// <summary>Begins to make the model of all tables on another core: it takes a quarter of the start, and the addresses are laid out meanwhile. Who needs the model first waits for it, and learns then what is wrong with it.</summary>
    public static void Warm(IServiceProvider services) => _ = Task.Run(() =>
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<BargateDb>().Model;
    });

    public static async Task Migrate(BargateDb db, CancellationToken stop = default)
    {
        await DatabaseReach.Check(db.Store, stop);
        if (!db.Store.IsPostgres)
        {
            // A migration that failed leaves its lock row, and the next start would wait for it for ever; one process owns the file.
            await db.Database.ExecuteSqlRawAsync("drop table if exists \"__EFMigrationsLock\"", stop);
            await db.Database.ExecuteSqlRawAsync("pragma journal_mode=wal", stop);
            await db.Database.MigrateAsync(stop);
            return;
        }
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await db.Database.ExecuteSqlRawAsync("select pg_advisory_lock({0})", [LockId], stop);
            if (!await HasHistory(db, stop)) await db.Database.ExecuteSqlRawAsync(db.GetService<IHistoryRepository>().GetCreateScript(), stop);
            await db.Database.MigrateAsync(stop);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync("select pg_advisory_unlock({0})", [LockId], CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    static async Task<bool> HasHistory(BargateDb db, CancellationToken stop) =>
        !db.Store.IsPostgres || (await db.Database.SqlQueryRaw<bool>("select to_regclass('\"__EFMigrationsHistory\"') is not null as \"Value\"").ToListAsync(stop))[0];

    internal static void Configure(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var database = services.GetRequiredService<BargateDatabase>();
        if (database.IsPostgres) options.UseNpgsql(database.Postgres!);
        else options.UseSqlite(database.ConnectionString).AddInterceptors(new SqlitePragmas());
        options.UseApplicationServiceProvider(services)
            .ReplaceService<IMigrationsAssembly, ModuleMigrations>()
            .ReplaceService<IModelCacheKeyFactory, ModelPerModules>()
            .ConfigureWarnings(it => it.Ignore(RelationalEventId.PendingModelChangesWarning));
        // Rows of an accidental order: found when the query is first made, on a developer's machine and in tests.
        if (services.GetService<IHostEnvironment>() is { } host && host.IsDevelopment())
            options.ConfigureWarnings(it => it.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning));
    }
}
