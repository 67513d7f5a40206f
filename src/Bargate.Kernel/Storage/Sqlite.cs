using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
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
        var waiting = new Waiting(statements);
        return queue.Writer.TryWrite(waiting) ? waiting.Done : Task.FromException<bool>(new InvalidOperationException("The server is stopping."));
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
        SqliteStatements? connection = null;
        var group = new List<Waiting>(Shared);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            using var pass = database.Gate.EnterNow();
            while (group.Count < Shared && queue.Reader.TryRead(out var next)) group.Add(next);
            if (group.Count > 0 && Opened(ref connection, group)) Commit(connection, group);
            group.Clear();
        }
        connection?.Dispose();
    }

    // What cannot be opened now (a full disk, a file that is put in place this moment) fails who waits for it, and is tried again for the next.
    bool Opened([NotNullWhen(true)] ref SqliteStatements? connection, List<Waiting> group)
    {
        if (connection is not null) return true;
        try
        {
            connection = new(database.ConnectionString);
            return true;
        }
        catch (Exception failed)
        {
            foreach (var batch in group) batch.Answer(failed);
            return false;
        }
    }

    // A batch that cannot be written must not touch its neighbours: then each is written alone. Savepoints would do it too,
    // but they copy every page that is changed to a journal of their own, for each batch that has no fault (two thirds of all bytes written).
    static void Commit(SqliteStatements connection, IReadOnlyList<Waiting> group)
    {
        var outcome = TryCommit(connection, group);
        if (group.Count > 1 && outcome is not true)
        {
            foreach (var batch in group) Commit(connection, [batch]);
            return;
        }
        foreach (var batch in group) batch.Answer(outcome);
    }

    // True when all are durable, false when a statement changed other rows than it must, else what went wrong; then nothing was written.
    static object TryCommit(SqliteStatements connection, IReadOnlyList<Waiting> group)
    {
        try
        {
            connection.Execute("begin immediate");
            foreach (var batch in group)
                foreach (var statement in batch.Statements)
                {
                    if (statement.Allows(connection.Execute(statement.Sql, statement.Values))) continue;
                    connection.Execute("rollback");
                    return false;
                }
            connection.Execute("commit");
            return true;
        }
        catch (Exception failed)
        {
            connection.TryRollback();
            return failed is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } ? new AlreadyExists(failed) : failed;
        }
    }

    sealed class Waiting(IReadOnlyList<Batch.Statement> statements)
    {
        readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<Batch.Statement> Statements { get; } = statements;

        public Task<bool> Done => done.Task;

        public void Answer(object outcome)
        {
            if (outcome is Exception failed) done.SetException(failed);
            else done.SetResult(outcome is true);
        }
    }
}
