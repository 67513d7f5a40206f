using System.Data.Common;
using Bargate.Kernel.Storage;

namespace Bargate.Kernel.Backups;

/// <summary>One file that holds the whole database at one moment, made while the site runs, and the way back.</summary>
public abstract class DatabaseCopy
{
    public static DatabaseCopy Of(BargateDatabase database) => database.IsPostgres ? new PostgresCopy(database) : new SqliteCopy(database);

    /// <summary>How the name of a copy ends.</summary>
    public abstract string Kind { get; }

    /// <summary>What a copy is called: by its content, so that the next one never takes the place of one that a manifest names.</summary>
    public string NameOf(string hash) => $"bargate-{hash[..16].ToLowerInvariant()}{Kind}";

    /// <summary>Deletes what the newest manifest does not name, once it is written.</summary>
    public void DeleteOthers(string folder, string newest)
    {
        foreach (var old in Directory.GetFiles(folder, $"bargate-*{Kind}").Where(it => Path.GetFileName(it) != newest)) File.Delete(old);
    }

    /// <summary>Writes the copy and says how many rows each table has in it.</summary>
    /// <exception cref="InvalidOperationException">A tool is missing or failed; the message says what to do.</exception>
    public abstract Task<IReadOnlyDictionary<string, long>> Save(string file, CancellationToken stop = default);

    /// <summary>True when there is something that a restore would take the place of.</summary>
    public abstract Task<bool> HasContent(CancellationToken stop = default);

    /// <summary>Puts the copy in place. What was there is put aside, never deleted: returns its name, or null when there was nothing.</summary>
    /// <param name="mark">Part of the name of what is put aside: letters, digits and underscores.</param>
    /// <exception cref="InvalidOperationException">The copy is damaged or the database is in use; nothing was changed.</exception>
    public abstract Task<string?> Restore(string file, string mark, CancellationToken stop = default);

    /// <summary>How many rows each table of the database has.</summary>
    public abstract Task<IReadOnlyDictionary<string, long>> Count(CancellationToken stop = default);

    private protected static async Task<IReadOnlyDictionary<string, long>> Count(DbConnection connection, string tablesSql, CancellationToken stop)
    {
        var tables = new List<string>();
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = tablesSql;
            await using var reader = await list.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop)) tables.Add(reader.GetString(0));
        }
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"select count(*) from \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            rows[table] = (long)(await count.ExecuteScalarAsync(stop))!;
        }
        return rows;
    }
}
