using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bargate.Kernel.Storage;

/// <summary>Which database holds this council: SQLite in a file, or PostgreSQL when the connection string `Bargate` begins with `Host=`.</summary>
public sealed class BargateDatabase : IAsyncDisposable
{
    public BargateDatabase(string connectionString)
    {
        IsPostgres = connectionString.StartsWith("Host=", StringComparison.OrdinalIgnoreCase);
        if (IsPostgres)
        {
            var builder = Server(connectionString);
            if (builder.MaxAutoPrepare == 0) builder.MaxAutoPrepare = 200;
            // Nothing of ours is left on a connection (locks are let go where they are taken), and the reset costs more than most queries.
            builder.NoResetOnClose = true;
            ConnectionString = builder.ConnectionString;
            Postgres = NpgsqlDataSource.Create(ConnectionString);
            return;
        }
        var sqlite = File(connectionString);
        if (sqlite.DataSource.Length == 0) throw Faulty();
        sqlite.DataSource = Path.GetFullPath(sqlite.DataSource);
        ConnectionString = sqlite.ConnectionString;
        SqliteFile = sqlite.DataSource;
    }

    static NpgsqlConnectionStringBuilder Server(string connectionString)
    {
        try { return new(connectionString); }
        catch (Exception failed) when (failed is ArgumentException or FormatException or OverflowException)
        {
            throw new SetUpFault($"ConnectionStrings:Bargate cannot be read: {failed.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Write it as Host=db.example;Database=bargate;Username=bargate;Password=...");
        }
    }

    static SqliteConnectionStringBuilder File(string connectionString)
    {
        try { return new(connectionString) { ForeignKeys = true, DefaultTimeout = 30 }; }
        catch (ArgumentException) { throw Faulty(); }
    }

    static SetUpFault Faulty() => new("ConnectionStrings:Bargate must name a file (Data Source=bargate.db) or a PostgreSQL host (Host=...).");

    public bool IsPostgres { get; }

    public string ConnectionString { get; }

    /// <summary>The file, when the database is SQLite.</summary>
    public string? SqliteFile { get; }

    internal NpgsqlDataSource? Postgres { get; }

    /// <summary>The one gate that every write to SQLite passes; always open on PostgreSQL.</summary>
    public WriteGate Gate { get; } = new();

    public async ValueTask DisposeAsync()
    {
        if (Postgres is not null) await Postgres.DisposeAsync();
    }
}
