using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Bargate.Tests;

/// <summary>
/// A database of a test class's own. It is copied from templates that are made once per run: one that is migrated (PostgreSQL), and one in which the
/// council's folder is published too. Reading, walking and indexing the folder takes longer than most test classes.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    static readonly SemaphoreSlim Templating = new(1, 1);
    static string? template;
    static readonly Lazy<Task<string>> Published = new(MakePublished);

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

    /// <summary>The connection string of a database as the host leaves it before its first request; the key that it was made with is in the folder.</summary>
    public async Task<string> CreatePublished()
    {
        var from = await Published.Value;
        foreach (var file in System.IO.Directory.GetFiles(from)) File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        if (Server is null) return $"Data Source={Path.Combine(Folder, "bargate.db")}";
        name = $"test_{Guid.NewGuid():N}";
        await Templating.WaitAsync();
        try { await Run($"create database {name} template {Path.GetFileName(from).Replace('-', '_')}"); }
        finally { Templating.Release(); }
        return To(name);
    }

    // The folder that holds its files; on PostgreSQL the database has the folder's name.
    static async Task<string> MakePublished()
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"published-{Guid.NewGuid():N}")).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(folder, recursive: true);
        var connection = $"Data Source={Path.Combine(folder, "bargate.db")}";
        if (Server is not null)
        {
            await Templating.WaitAsync();
            try
            {
                template ??= await MakeTemplate();
                await Run($"create database {Path.GetFileName(folder).Replace('-', '_')} template {template}");
            }
            finally { Templating.Release(); }
            connection = To(Path.GetFileName(folder).Replace('-', '_')) + ";Pooling=false";
        }
        await using (var app = SiteBuilder.Build(Site.Arguments(folder, connection), Site.Modules, it => it.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new TestClock()))))
            await StartUp.Prepare(app, CancellationToken.None);
        SqliteConnection.ClearAllPools();
        return folder;
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
