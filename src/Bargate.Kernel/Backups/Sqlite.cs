using Bargate.Kernel.Storage;
using Microsoft.Data.Sqlite;

namespace Bargate.Kernel.Backups;

/// <summary>SQLite: `vacuum into` reads one moment while writers go on.</summary>
sealed class SqliteCopy(BargateDatabase database) : DatabaseCopy
{
    const string Tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";

    public override string Kind => ".db";

    string Place => database.SqliteFile!;

    public override async Task<IReadOnlyDictionary<string, long>> Save(string file, CancellationToken stop = default)
    {
        if (!File.Exists(Place)) throw new InvalidOperationException($"There is no database {Place}. Set Data or ConnectionStrings:Bargate to where the site keeps it.");
        File.Delete(file);
        await using (var connection = await Open(Place, SqliteOpenMode.ReadWrite, stop))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "vacuum into $file";
            command.Parameters.AddWithValue("$file", file);
            await command.ExecuteNonQueryAsync(stop);
        }
        await using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        await using var copy = await Open(file, SqliteOpenMode.ReadOnly, stop);
        return await Count(copy, Tables, stop);
    }

    public override Task<bool> HasContent(CancellationToken stop = default) => Task.FromResult(Parts(Place).Any(File.Exists));

    public override async Task<string?> Restore(string file, string mark, CancellationToken stop = default)
    {
        var part = Place + ".part";
        File.Copy(file, part, overwrite: true);
        await using (var connection = await Open(part, SqliteOpenMode.ReadWrite, stop))
        await using (var check = connection.CreateCommand())
        {
            check.CommandText = "pragma integrity_check";
            if (await check.ExecuteScalarAsync(stop) is not "ok") throw new InvalidOperationException($"{file} is damaged. Use an older copy.");
        }
        string? aside = null;
        SqliteConnection.ClearAllPools();
        if (await HasContent(stop))
        {
            aside = $"{Place}.replaced_{mark}";
            await EmptyLog(stop);
            foreach (var (old, kept) in Parts(Place).Zip(Parts(aside)))
                if (File.Exists(old)) File.Move(old, kept);
        }
        File.Move(part, Place);
        return aside;
    }

    // Cut off between moving the database and its log, the newest commits would lie apart from the rest. One that cannot be opened is put aside as it is.
    async Task EmptyLog(CancellationToken stop)
    {
        if (!File.Exists(Place)) return;
        try
        {
            await using var connection = await Open(Place, SqliteOpenMode.ReadWrite, stop);
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate)";
            await command.ExecuteNonQueryAsync(stop);
        }
        catch (Exception damaged) when (damaged is SqliteException or InvalidOperationException) { /* its log goes with it */ }
    }

    public override async Task<IReadOnlyDictionary<string, long>> Count(CancellationToken stop = default)
    {
        await using var connection = await Open(Place, SqliteOpenMode.ReadWrite, stop);
        return await Count(connection, Tables, stop);
    }

    static string[] Parts(string file) => [file, file + "-wal", file + "-shm"];

    static async Task<SqliteConnection> Open(string file, SqliteOpenMode mode, CancellationToken stop)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        try { await connection.OpenAsync(stop); }
        catch (SqliteException broken)
        {
            await connection.DisposeAsync();
            throw new InvalidOperationException($"{file} cannot be opened: {broken.Message}");
        }
        return connection;
    }
}
