using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bargate.Tests;

/// <summary>A database of a test class's own. On PostgreSQL it is cloned from a template that is migrated once per run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    static readonly SemaphoreSlim Templating = new(1, 1);
    static string? template;

    string? name;

    public static string? Server => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("bargate-test-").FullName;

    /// <summary>The connection string of a database that is empty (SQLite) or migrated (PostgreSQL).</summary>
    public async Task<string> Create()
    {
        if (Server is null) return $"Data Source={Path.Combine(Folder, "bargate.db")}";
        name = $"test_{Guid.NewGuid():N}";
        await Templating.WaitAsync();
        try
        {
            template ??= await MakeTemplate();
            await Run($"create database {name} template {template}");
        }
        finally { Templating.Release(); }
        return To(name);
    }

    /// <summary>A server database that no migration has touched.</summary>
    public async Task<string> CreateEmpty()
    {
        if (Server is null) return $"Data Source={Path.Combine(Folder, $"{Guid.NewGuid():N}.db")}";
        name = $"test_{Guid.NewGuid():N}";
        await Run($"create database {name}");
        return To(name);
    }

    static async Task<string> MakeTemplate()
    {
        var made = $"template_{Guid.NewGuid():N}";
        await Run($"create database {made}");
        await using var services = Host(To(made) + ";Pooling=false", Path.GetTempPath());
        await using var scope = services.CreateAsyncScope();
        await DatabaseSetUp.Migrate(scope.ServiceProvider.GetRequiredService<BargateDb>());
        return made;
    }

    /// <summary>The kernel and the modules' tables on a database, without a web host.</summary>
    public static ServiceProvider Host(string connectionString, string folder)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddKernel(new BargateModules(Site.Modules), new BargateDatabase(connectionString), new MasterKey(new byte[32]), Path.Combine(folder, "files"));
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (name is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await Run($"drop database if exists {name} with (force)");
        }
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Folder, recursive: true);
    }

    static string To(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
