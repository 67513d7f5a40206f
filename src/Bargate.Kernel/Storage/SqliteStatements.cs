using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Bargate.Kernel.Storage;

/// <summary>One SQLite connection and its prepared statements, used by one thread at a time.</summary>
sealed class SqliteStatements : IDisposable
{
    readonly SqliteConnection connection;
    readonly Dictionary<string, SqliteCommand> prepared = [];

    public SqliteStatements(string connectionString)
    {
        connection = new(connectionString);
        try
        {
            connection.Open();
            SqlitePragmas.Set(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public int Execute(string sql, params object?[] values) => Prepare(sql, values).ExecuteNonQuery();

    public T? ReadOne<T>(string sql, object?[] values, Func<DbDataReader, T> read) where T : class
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    public void TryRollback()
    {
        try { Execute("rollback"); }
        catch (SqliteException) { /* nothing was begun */ }
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        connection.Dispose();
    }

    SqliteCommand Prepare(string sql, object?[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter($"${i + 1}", null));
            prepared[sql] = command;
        }
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
