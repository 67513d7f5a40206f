using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bargate.Kernel.Storage;

/// <summary>Opens the database once before anything else does: what a machine sets up wrongly is told in one sentence, and EF logs no failed command for it.</summary>
public static class DatabaseReach
{
    /// <exception cref="SetUpFault">It cannot be reached; the message says why and what to do.</exception>
    public static async Task Check(BargateDatabase database, CancellationToken stop = default)
    {
        try
        {
            await using DbConnection connection = database.IsPostgres ? database.Postgres!.CreateConnection() : new SqliteConnection(database.ConnectionString);
            await connection.OpenAsync(stop);
            await using var command = connection.CreateCommand();
            // SQLite reads nothing of a file before it is asked something.
            command.CommandText = database.IsPostgres ? "select 1" : "select count(*) from sqlite_master";
            await command.ExecuteScalarAsync(stop);
        }
        catch (DbException failed) { throw new SetUpFault(database.IsPostgres ? Postgres(failed, new(database.ConnectionString)) : Sqlite((SqliteException)failed, database.SqliteFile!)); }
        catch (Exception failed) when (failed is TimeoutException or SocketException or ArgumentException) { throw new SetUpFault(Postgres(failed, new(database.ConnectionString))); }
    }

    static string Postgres(Exception failed, NpgsqlConnectionStringBuilder where) => (failed as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.InvalidCatalogName => $"There is no database '{where.Database}' on the PostgreSQL server {where.Host}. Make it (create database {where.Database} owner {where.Username};) or correct Database in ConnectionStrings:Bargate.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The PostgreSQL server {where.Host} does not let the user '{where.Username}' in ({((PostgresException)failed).MessageText}). Correct Username and Password in ConnectionStrings:Bargate.",
        null => $"No PostgreSQL server answers at {where.Host}, port {where.Port} ({Deepest(failed)}). Start it, or correct Host and Port in ConnectionStrings:Bargate.",
        _ => $"The PostgreSQL server {where.Host} says: {((PostgresException)failed).MessageText}. Put that right, or correct ConnectionStrings:Bargate.",
    };

    static string Sqlite(SqliteException failed, string file) => failed.SqliteErrorCode switch
    {
        26 => $"{file} is not an SQLite database. Name another file in ConnectionStrings:Bargate, or restore a backup.",
        14 or 8 => $"{file} cannot be opened or written by this user. Correct its permissions, or name another file in ConnectionStrings:Bargate.",
        _ => $"{file} cannot be opened (SQLite error {failed.SqliteErrorCode}: {failed.Message}). Put that right, or name another file in ConnectionStrings:Bargate.",
    };

    static string Deepest(Exception failed) => failed.InnerException is { } inner ? Deepest(inner) : failed.Message.Trim().TrimEnd('.');
}
