using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;

namespace Bargate.Kernel.Storage;

/// <summary>
/// Batches for SQLite: one connection behind the gate; batches that wait share one transaction and so one flush of the log.
/// A batch is answered only after the commit that holds it.
/// </summary>
sealed class SqliteBatches(BargateDatabase database) : BatchWriter, IHostedService, IAsyncDisposable
{
    const int Shared = 64;

    readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    readonly ConcurrentBag<SqliteStatements> readers = [];
    readonly Lock starting = new();
    Task? work;

    internal override Task<bool> Write(IReadOnlyList<Batch.Statement> statements, CancellationToken stop)
    {
        Start();
        var waiting = new Waiting(statements, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return queue.Writer.TryWrite(waiting) ? waiting.Done.Task : Task.FromException<bool>(new InvalidOperationException("The server is stopping."));
    }

    public override ValueTask<T?> ReadOne<T>(string sql, Func<DbDataReader, T> read, CancellationToken stop, params object?[] values) where T : class
    {
        if (!readers.TryTake(out var reader)) reader = new(database.ConnectionString);
        try { return ValueTask.FromResult(reader.ReadOne(sql, values, read)); }
        finally { readers.Add(reader); }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (work is not null) await work.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        while (readers.TryTake(out var reader)) reader.Dispose();
    }

    void Start()
    {
        if (work is not null) return;
        lock (starting) work ??= Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    void Run()
    {
        using var connection = new SqliteStatements(database.ConnectionString);
        var group = new List<Waiting>(Shared);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            using var pass = database.Gate.EnterNow();
            while (group.Count < Shared && queue.Reader.TryRead(out var next)) group.Add(next);
            if (group.Count > 0) Commit(connection, group);
            group.Clear();
        }
    }

    static void Commit(SqliteStatements connection, List<Waiting> group)
    {
        try
        {
            connection.Execute("begin immediate");
            foreach (var batch in group) batch.Outcome = Apply(connection, batch.Statements);
            connection.Execute("commit");
        }
        catch (Exception failed)
        {
            connection.TryRollback();
            foreach (var batch in group) batch.Outcome = failed;
        }
        foreach (var batch in group)
        {
            if (batch.Outcome is Exception failure) batch.Done.SetException(failure);
            else batch.Done.SetResult(batch.Outcome is true);
        }
    }

    // One batch's failure must not touch its neighbours in the same transaction; a single statement undoes itself.
    static object Apply(SqliteStatements connection, IReadOnlyList<Batch.Statement> statements)
    {
        if (statements.Count > 1) connection.Execute("savepoint batch");
        try
        {
            foreach (var statement in statements)
            {
                if (statement.Allows(connection.Execute(statement.Sql, statement.Values))) continue;
                if (statements.Count > 1) connection.Execute("rollback to batch");
                return false;
            }
        }
        catch (SqliteException broken)
        {
            if (statements.Count > 1) connection.Execute("rollback to batch");
            return broken.SqliteExtendedErrorCode is 2067 or 1555 ? new AlreadyExists(broken) : broken;
        }
        finally
        {
            if (statements.Count > 1) connection.Execute("release batch");
        }
        return true;
    }

    sealed class Waiting(IReadOnlyList<Batch.Statement> statements, TaskCompletionSource<bool> done)
    {
        public IReadOnlyList<Batch.Statement> Statements { get; } = statements;

        public TaskCompletionSource<bool> Done { get; } = done;

        public object? Outcome { get; set; }
    }
}
