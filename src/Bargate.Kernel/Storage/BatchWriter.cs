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
    /// <summary>Whether a save failed because another one, at the same moment, was first.</summary>
    public static bool IsCauseOf(DbUpdateException failed) =>
        failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } or SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
}
