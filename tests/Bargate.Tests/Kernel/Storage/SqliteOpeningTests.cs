using Bargate.Kernel;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Storage;

/// <summary>A database that cannot be opened for a moment is not one that can never be written again.</summary>
public sealed class SqliteOpeningTests : IDisposable
{
    readonly string folder = Folder.CreateTempSubdirectory("bargate-opening-").FullName;

    [Fact]
    public async Task A_writer_that_could_not_open_the_database_says_so_and_tries_again()
    {
        var place = Folder.CreateDirectory(Path.Combine(folder, "mounted")).FullName;
        await using var services = TestDatabase.Host($"Data Source={Path.Combine(place, "it.db")};Pooling=false", folder);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        await DatabaseSetUp.Migrate(db);
        Folder.Move(place, place + "-away");
        Task<bool> Write(string job) => new Batch(db).Insert(new TimerRow { Job = job, DueAt = DateTime.UnixEpoch })
            .Save(services.GetRequiredService<BatchWriter>()).WaitAsync(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<SqliteException>(() => Write("while it is away"));
        await Assert.ThrowsAsync<SqliteException>(() => Write("still away"));
        Folder.Move(place + "-away", place);
        Assert.True(await Write("back"));
    }

    [Fact]
    public async Task A_connection_whose_settings_could_not_be_made_gets_them_the_next_time()
    {
        var place = $"Data Source={Path.Combine(folder, "locked.db")};Default Timeout=1";
        await using var holder = new SqliteConnection(place);
        await holder.OpenAsync();
        await Execute(holder, "create table t (x); begin exclusive");
        await using var connection = new SqliteConnection(place);
        await connection.OpenAsync();
        Assert.Throws<SqliteException>(() => SqlitePragmas.Set(connection));
        await Execute(holder, "rollback");
        SqlitePragmas.Set(connection);
        Assert.Equal("wal", await Execute(connection, "pragma journal_mode"));
    }

    static async Task<object?> Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Folder.Delete(folder, recursive: true);
    }
}
