using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Kernel.Storage;

/// <summary>Brings the database to the newest migration, safely on both databases.</summary>
public static class DatabaseSetUp
{
    // "Bargate" as a number: the advisory lock that lets one PostgreSQL host of several migrate.
    const long LockId = 0x42617267617465;

    public static async Task<IReadOnlyList<string>> Pending(BargateDb db, CancellationToken stop = default) => [.. await db.Database.GetPendingMigrationsAsync(stop)];

    public static async Task Migrate(BargateDb db, CancellationToken stop = default)
    {
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
            await db.Database.MigrateAsync(stop);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync("select pg_advisory_unlock({0})", [LockId], CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    internal static void Configure(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var database = services.GetRequiredService<BargateDatabase>();
        if (database.IsPostgres) options.UseNpgsql(database.Postgres!);
        else options.UseSqlite(database.ConnectionString).AddInterceptors(new SqlitePragmas());
        options.UseApplicationServiceProvider(services)
            .ReplaceService<IMigrationsAssembly, ModuleMigrations>()
            .ReplaceService<IModelCacheKeyFactory, ModelPerModules>()
            .ConfigureWarnings(it => it.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning));
    }
}
