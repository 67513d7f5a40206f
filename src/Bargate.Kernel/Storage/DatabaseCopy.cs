using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bargate.Kernel.Storage;

/// <summary>One file that holds the whole database at one moment, made while the site runs, and the way back.</summary>
public static class DatabaseCopy
{
    public static string FileName(BargateDatabase database) => database.IsPostgres ? "bargate.dump" : "bargate.db";

    /// <exception cref="InvalidOperationException">PostgreSQL's own tool is missing or failed; the message says what to do.</exception>
    public static async Task Save(BargateDatabase database, string file, CancellationToken stop = default)
    {
        // A copy that was cut off never has the name of a whole one.
        var part = file + ".part";
        File.Delete(part);
        if (database.IsPostgres) await Run("pg_dump", database, ["--format=custom", $"--file={part}"], stop);
        else await Vacuum(database, part, stop);
        await using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        File.Move(part, file, overwrite: true);
    }

    /// <summary>Puts a copy in the place of a database that does not exist yet (SQLite) or is empty (PostgreSQL).</summary>
    /// <exception cref="InvalidOperationException">There is a database already, or the copy is damaged.</exception>
    public static async Task Restore(BargateDatabase database, string file, CancellationToken stop = default)
    {
        if (database.IsPostgres)
        {
            await using var question = database.Postgres!.CreateCommand("select count(*) from information_schema.tables where table_schema = 'public'");
            if (await question.ExecuteScalarAsync(stop) is not 0L) throw new InvalidOperationException("The database is not empty. Make a new one and name it in ConnectionStrings:Bargate, then restore again.");
            await Run("pg_restore", database, ["--no-owner", "--exit-on-error", "--single-transaction", $"--dbname={Of(database).Database}", file], stop);
            return;
        }
        var to = database.SqliteFile!;
        foreach (var old in (string[])[to, to + "-wal", to + "-shm"])
            if (File.Exists(old)) throw new InvalidOperationException($"{old} exists. Move it away, then restore again.");
        File.Copy(file, to);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await using var check = connection.CreateCommand();
        check.CommandText = "pragma integrity_check";
        if (await check.ExecuteScalarAsync(stop) is not "ok") throw new InvalidOperationException($"{file} is damaged. Use an older copy.");
    }

    static async Task Vacuum(BargateDatabase database, string file, CancellationToken stop)
    {
        // Reads one moment of the database; writers go on meanwhile.
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "vacuum into $file";
        command.Parameters.AddWithValue("$file", file);
        await command.ExecuteNonQueryAsync(stop);
    }

    static NpgsqlConnectionStringBuilder Of(BargateDatabase database) => new(database.ConnectionString);

    static async Task Run(string tool, BargateDatabase database, string[] arguments, CancellationToken stop)
    {
        var where = Of(database);
        // By the environment: a password on a command line can be read by everybody on the machine.
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = where.Host, ["PGPORT"] = where.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["PGDATABASE"] = where.Database,
                ["PGUSER"] = where.Username, ["PGPASSWORD"] = where.Password, ["PGSSLMODE"] = SslMode(where.SslMode), ["PGSSLROOTCERT"] = where.RootCertificate,
            },
        };
        foreach (var unset in start.Environment.Where(it => it.Value is null).Select(it => it.Key).ToList()) start.Environment.Remove(unset);
        Process? process;
        try { process = Process.Start(start); }
        catch (System.ComponentModel.Win32Exception) { throw new InvalidOperationException($"{tool} is not installed here. It comes with PostgreSQL's client (Debian: postgresql-client)."); }
        using (process)
        {
            var said = await process!.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            if (process.ExitCode != 0) throw new InvalidOperationException($"{tool} ended with {process.ExitCode}: {said.Trim()}");
        }
    }

    static string SslMode(SslMode mode) => mode switch { Npgsql.SslMode.VerifyCA => "verify-ca", Npgsql.SslMode.VerifyFull => "verify-full", _ => mode.ToString().ToLowerInvariant() };
}
