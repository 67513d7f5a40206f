using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bargate.Kernel.Storage;

/// <summary>Every connection to SQLite: write-ahead log, and a flush at each commit (`synchronous` = 2): nothing is acknowledged before it is durable.</summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    // A pooled connection keeps its settings; they are made once for each, not at each query.
    static readonly ConditionalWeakTable<object, object> Done = [];

    public static void Set(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (Done.TryGetValue(handle, out _)) return;
        using var command = connection.CreateCommand();
        // The log is copied into the database after 10,000 pages (40 MB) instead of 1,000: the hot pages are copied once for many writes.
        command.CommandText = "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=30000; pragma wal_autocheckpoint=10000;";
        command.ExecuteNonQuery();
        Done.TryAdd(handle, connection.ConnectionString);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        // EF looks for the file by a connection that may only read; on a copy that is not in WAL yet, asking for WAL there would be a write.
        if (connection is SqliteConnection && !connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase)) Set(connection);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
