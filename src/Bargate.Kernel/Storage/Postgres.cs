using System.Data.Common;
using Npgsql;

namespace Bargate.Kernel.Storage;

/// <summary>Batches for PostgreSQL: one round trip of prepared statements and one commit each; the server groups the flushes.</summary>
sealed class PostgresBatches(BargateDatabase database) : BatchWriter
{
    internal override async Task<bool> Write(IReadOnlyList<Batch.Statement> statements, CancellationToken stop)
    {
        try
        {
            await using var connection = await database.Postgres!.OpenConnectionAsync(stop);
            if (statements.Count == 1)
            {
                await using var command = Fill(new NpgsqlCommand(statements[0].Sql, connection), statements[0].Values);
                return statements[0].Allows(await command.ExecuteNonQueryAsync(stop));
            }
            await using var transaction = await connection.BeginTransactionAsync(stop);
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var statement in statements)
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                foreach (var value in statement.Values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
                batch.BatchCommands.Add(command);
            }
            await batch.ExecuteNonQueryAsync(stop);
            for (var i = 0; i < statements.Count; i++)
                if (!statements[i].Allows((int)batch.BatchCommands[i].RecordsAffected)) return false;
            await transaction.CommitAsync(stop);
            return true;
        }
        catch (PostgresException broken) when (broken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new AlreadyExists(broken);
        }
    }

    public override async ValueTask<T?> ReadOne<T>(string sql, Func<DbDataReader, T> read, CancellationToken stop, params object?[] values) where T : class
    {
        await using var command = Fill(database.Postgres!.CreateCommand(sql), values);
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? read(reader) : null;
    }

    static NpgsqlCommand Fill(NpgsqlCommand command, object?[] values)
    {
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
