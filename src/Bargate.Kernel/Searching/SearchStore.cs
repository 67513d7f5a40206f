using System.Data.Common;
using System.Globalization;

namespace Bargate.Kernel.Searching;

/// <summary>
/// What the search asks of a database: which entries answer to some of these words. It narrows thousands to a few; in which order they are
/// shown is decided by <see cref="Ranking"/>, from the words themselves, so that both databases show the same.
/// </summary>
abstract class SearchStore(BargateDb db, bool shelf)
{
    protected const string Columns = """
        e."Id", e."Source", e."Entry", e."Kind", e."Url", e."Title", e."Summary", e."Language", e."LeadsTo", e."Weight", e."Popularity", e."Words", e."Stems"
        """;

    protected BargateDb Db => db;

    /// <summary>The structures of what stands on the shelf, or of everything else.</summary>
    public static SearchStore Of(BargateDb db, bool shelf = false) => db.Store.IsPostgres ? new PostgresSearch(db, shelf) : new SqliteSearch(db, shelf);

    /// <summary>Writes the structures of these rows, in the transaction that writes the rows. Outside one it throws.</summary>
    public abstract Task Put(IEnumerable<EntryRow> rows, CancellationToken stop);

    public abstract Task Remove(IEnumerable<long> ids, CancellationToken stop);

    /// <param name="groups">Each is one word of the query with what else it may be called.</param>
    /// <param name="all">Every group must be found, else at least one.</param>
    public abstract Task<List<Candidate>> Match(IReadOnlyList<Group> groups, bool all, Scope scope, int most, CancellationToken stop);

    public abstract Task<List<Candidate>> Close(IReadOnlyList<string> trigrams, Scope scope, int most, CancellationToken stop);

    /// <summary>Entries whose title or keywords have these words, the last of them only begun.</summary>
    public abstract Task<List<Candidate>> Begins(IReadOnlyList<string> words, Scope scope, int most, CancellationToken stop);

    /// <summary>In how many entries a word or stem occurs.</summary>
    public abstract Task<List<(string Term, int Entries)>> Vocabulary(bool stems, CancellationToken stop);

    /// <summary>True when the structures hold as many entries as the table: after a restore of the table alone they may not.</summary>
    public abstract Task<int> Count(CancellationToken stop);

    public async Task<Totals> Totals(CancellationToken stop) => (await Read("""
        select count(*), coalesce(avg("TitleLength"), 0), coalesce(avg("KeywordsLength"), 0), coalesce(avg("SummaryLength"), 0), coalesce(avg("BodyLength"), 0) from kernel_search_entries where "Shelf" = $1
        """, [shelf], it => new Totals(it.GetInt32(0), Number(it, 1), Number(it, 2), Number(it, 3), Number(it, 4)), stop))[0];

    protected abstract DbParameter Parameter(int number, object value);

    protected async Task<List<T>> Read<T>(string sql, IReadOnlyList<object> values, Func<DbDataReader, T> read, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // built of constants; what a visitor typed is a parameter
            command.CommandText = sql;
#pragma warning restore CA2100
            if (db.Database.CurrentTransaction is { } running) command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(running);
            for (var i = 0; i < values.Count; i++) command.Parameters.Add(Parameter(i + 1, values[i]));
            await using var reader = await command.ExecuteReaderAsync(stop);
            var found = new List<T>();
            while (await reader.ReadAsync(stop)) found.Add(read(reader));
            return found;
        }
        finally { await db.Database.CloseConnectionAsync(); }
    }

    /// <summary>What may be seen, as a condition on `e`; its parameters follow those that are there already.</summary>
    protected static string Seen(Scope scope, List<object> values)
    {
        string Next(object value)
        {
            values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${values.Count}");
        }
        var now = Next(scope.Now);
        var permission = scope.Permissions.Count == 0 ? "" : $""" or e."Permission" in ({string.Join(", ", scope.Permissions.Select(Next))})""";
        return $"""(e."VisibleFrom" is null or e."VisibleFrom" <= {now}) and (e."VisibleTo" is null or e."VisibleTo" > {now}) and (e."Permission" is null{permission})""";
    }

    protected static Candidate Candidate(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7),
        row.GetString(8).Split(' ', StringSplitOptions.RemoveEmptyEntries), row.GetDouble(9), row.GetInt32(10), row.GetString(11).Split('\n'), row.GetString(12).Split('\n'));

    static double Number(DbDataReader row, int column) => Convert.ToDouble(row.GetValue(column), CultureInfo.InvariantCulture);
}

/// <summary>Who searches, and when.</summary>
sealed record Scope(DateTime Now, IReadOnlyCollection<string> Permissions);

/// <summary>How many entries there are, and how long their parts are on average.</summary>
sealed record Totals(int Entries, double Title, double Keywords, double Summary, double Body);

/// <summary>An entry that a database found, with its four parts as words and as stems.</summary>
sealed record Candidate(
    long Id, string Source, string Entry, string Kind, string Url, string Title, string Summary, string Language, IReadOnlyList<string> LeadsTo, double Weight, int Popularity, string[] Words, string[] Stems);
