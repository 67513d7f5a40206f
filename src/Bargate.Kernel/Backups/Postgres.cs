using System.Diagnostics;
using System.Globalization;
using Bargate.Kernel.Storage;
using Npgsql;

namespace Bargate.Kernel.Backups;

/// <summary>PostgreSQL: its own tools, on one snapshot; a restore puts the old tables aside as a schema.</summary>
sealed class PostgresCopy(BargateDatabase database) : DatabaseCopy
{
    const string Tables = "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'";

    public override string Kind => ".dump";

    public override async Task<IReadOnlyDictionary<string, long>> Save(string file, CancellationToken stop = default)
    {
        await using var connection = await database.Postgres!.OpenConnectionAsync(stop);
        // The rows are counted in the very moment that is dumped.
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", connection, moment);
        var snapshot = (string)(await export.ExecuteScalarAsync(stop))!;
        var rows = await Count(connection, Tables, stop);
        await Run("pg_dump", ["--format=custom", $"--snapshot={snapshot}", "--exclude-schema=replaced_*", $"--file={file}"], stop);
        await using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        return rows;
    }

    public override async Task<bool> HasContent(CancellationToken stop = default)
    {
        await using var question = database.Postgres!.CreateCommand("select count(*) from information_schema.tables where table_schema = 'public'");
        return await question.ExecuteScalarAsync(stop) is not 0L;
    }

    public override async Task<string?> Restore(string file, string mark, CancellationToken stop = default)
    {
        // A damaged dump is found before anything is put aside.
        await Run("pg_restore", ["--list", file], stop);
        var aside = await HasContent(stop) ? $"replaced_{mark}" : null;
        if (aside is not null)
        {
            await RefuseInUse(stop);
            await Change($"alter schema public rename to {aside}; create schema public authorization pg_database_owner", stop);
        }
        try
        {
            await Run("pg_restore", ["--no-owner", "--exit-on-error", "--single-transaction", $"--dbname={Address.Database}", file], stop);
        }
        catch when (aside is not null)
        {
            await Change($"drop schema public cascade; alter schema {aside} rename to public", CancellationToken.None);
            throw;
        }
        return aside is null ? null : $"the schema {aside}";
    }

    public override async Task<IReadOnlyDictionary<string, long>> Count(CancellationToken stop = default)
    {
        await using var connection = await database.Postgres!.OpenConnectionAsync(stop);
        return await Count(connection, Tables, stop);
    }

    NpgsqlConnectionStringBuilder Address => new(database.ConnectionString);

    async Task RefuseInUse(CancellationToken stop)
    {
        database.Postgres!.Clear();
        await using var question = database.Postgres.CreateCommand("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'");
        if (await question.ExecuteScalarAsync(stop) is not 0L) throw new InvalidOperationException("The database is in use. Stop every host and every other connection to it, then restore again.");
    }

    async Task Change(string sql, CancellationToken stop)
    {
        await using var connection = await database.Postgres!.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        foreach (var one in sql.Split("; "))
        {
            await using var command = new NpgsqlCommand(one, connection, transaction);
            await command.ExecuteNonQueryAsync(stop);
        }
        await transaction.CommitAsync(stop);
        // Statements that were prepared for the tables put aside.
        database.Postgres.Clear();
    }

    async Task Run(string tool, string[] arguments, CancellationToken stop)
    {
        var where = Address;
        // By the environment: a password on a command line can be read by everybody on the machine.
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["PGHOST"] = where.Host, ["PGPORT"] = where.Port.ToString(CultureInfo.InvariantCulture), ["PGDATABASE"] = where.Database,
                ["PGUSER"] = where.Username, ["PGPASSWORD"] = where.Password, ["PGSSLMODE"] = SslMode(where.SslMode), ["PGSSLROOTCERT"] = where.RootCertificate,
            },
        };
        foreach (var unset in start.Environment.Where(it => it.Value is null).Select(it => it.Key).ToList()) start.Environment.Remove(unset);
        Process? process;
        try { process = Process.Start(start); }
        catch (System.ComponentModel.Win32Exception) { throw new InvalidOperationException($"{tool} is not installed here. It comes with PostgreSQL's client (Debian: postgresql-client)."); }
        using (process)
        {
            var listed = process!.StandardOutput.ReadToEndAsync(stop);
            var said = await process.StandardError.ReadToEndAsync(stop);
            await listed;
            await process.WaitForExitAsync(stop);
            if (process.ExitCode != 0) throw new InvalidOperationException($"{tool} ended with {process.ExitCode}: {said.Trim()}");
        }
    }

    static string SslMode(SslMode mode) => mode switch { Npgsql.SslMode.VerifyCA => "verify-ca", Npgsql.SslMode.VerifyFull => "verify-full", _ => mode.ToString().ToLowerInvariant() };
}
