using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bargate.Kernel.Storage;

/// <summary>Writes batches durably, and reads single rows, by prepared statements: the hot path of the public forms.</summary>
public abstract class BatchWriter
{
    internal abstract Task<bool> Write(IReadOnlyList<Batch.Statement> statements, CancellationToken stop);

    /// <summary>Reads the first row of a query with parameters `$1`, `$2` …; null when there is none.</summary>
    public abstract ValueTask<T?> ReadOne<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, CancellationToken stop, params object?[] values) where T : class;
}

/// <summary>A row with the same unique value exists already; nothing of the batch was written.</summary>
public sealed class AlreadyExists(Exception inner) : Exception("A row with the same unique value exists already.", inner)
{
    /// <summary>What may stand once and was written twice, mostly by two requests at one moment: the index or its columns, never a value. Null when a save failed for another reason.</summary>
    public static string? What(DbUpdateException failed) => failed.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres => postgres.ConstraintName,
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } sqlite => sqlite.Message,
        _ => null,
    };
}
