using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Bargate.Directory.Storage;
using Bargate.Examples.Listings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Bargate.Tests.Directory;

/// <summary>The search over HTTP beside the bare full-text query that it would be without filters, counts and a page. With BARGATE_DIRECTORY (how many entries) it measures and prints: bench/directory.</summary>
public sealed class SearchSpeedTests(ITestOutputHelper output)
{
    const int Connections = 8, OnePage = 20;

    static int Count => int.Parse(Environment.GetEnvironmentVariable("BARGATE_DIRECTORY") ?? "200", CultureInfo.InvariantCulture);

    static readonly TimeSpan Time = Environment.GetEnvironmentVariable("BARGATE_DIRECTORY") is null ? TimeSpan.FromSeconds(0.3) : TimeSpan.FromSeconds(10);

    // What residents type: a word or two, common ones among them.
    static readonly string[] Queries = ["dance classes", "childminder", "lunch club older people", "help with debt", "football for girls", "toddler group", "learn english", "start a business", "food bank", "free swimming lessons", "mental health support", "care at home"];

    [Fact]
    public async Task A_search_over_http_is_about_as_fast_as_the_bare_query()
    {
        await using var site = new DirectorySite();
        await site.InitializeAsync();
        await site.InScope(it => PracticeListings.Fill(it, site.Now, Count, CancellationToken.None));
        using var visitor = site.Visitor();
        var started = Stopwatch.GetTimestamp();
        await visitor.Http.GetStringAsync("/directory?q=dance");
        output.WriteLine($"directory: {Count} entries, the first search {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        var file = Path.Combine(site.DataFolder, "bare.db");
        await Bare(site, file);
        // As warm as it gets: the compiler has done with both.
        var warm = Time.TotalSeconds < 1 ? 0 : 2;
        for (var round = 1 - warm; round <= (warm == 0 ? 1 : 3); round++)
        {
            var bare = await Load(() => new BareQuery(file));
            var http = await Load(() => new HttpQuery(site));
            if (round > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"directory: bare {bare.PerSecond:0}/s p99 {bare.P99:0.0} ms; over HTTP {http.PerSecond:0}/s p50 {http.P50:0.0} p99 {http.P99:0.0} ms; ratio {http.PerSecond / bare.PerSecond:0.00}"));
            Assert.True(http.PerSecond > 0 && bare.PerSecond > 0);
        }
    }

    // The same texts in an index of the database itself.
    static async Task Bare(DirectorySite site, string file)
    {
        var entries = await site.InDatabase(db => db.Entries.AsNoTracking().OrderBy(it => it.Id).ToListAsync());
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var make = connection.CreateCommand();
        make.CommandText = "pragma journal_mode=wal; create virtual table bare using fts5(name, description, tokenize='porter unicode61 remove_diacritics 2')";
        await make.ExecuteNonQueryAsync();
        await using var transaction = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.CommandText = "insert into bare (rowid, name, description) values ($1, $2, $3)";
        foreach (var parameter in new[] { "$1", "$2", "$3" }) insert.Parameters.Add(new SqliteParameter(parameter, null));
        for (var i = 0; i < entries.Count; i++)
        {
            (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value) = (i + 1, entries[i].Name, entries[i].Published(null).Description ?? "");
            await insert.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    static async Task<(double PerSecond, double P50, double P99)> Load(Func<IQuery> make)
    {
        var times = new ConcurrentBag<double>();
        var until = Stopwatch.GetTimestamp() + (long)(Time.TotalSeconds * Stopwatch.Frequency);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(number => Task.Run(async () =>
        {
            using var query = make();
            await query.Ask(Queries[number % Queries.Length]);
            for (var i = number; Stopwatch.GetTimestamp() < until; i++)
            {
                var at = Stopwatch.GetTimestamp();
                await query.Ask(Queries[i % Queries.Length]);
                times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var sorted = times.Order().ToList();
        return (sorted.Count / elapsed, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
    }

    interface IQuery : IDisposable
    {
        Task Ask(string words);
    }

    sealed class HttpQuery(DirectorySite site) : IQuery
    {
        readonly Visitor visitor = site.Visitor();

        public async Task Ask(string words) => await visitor.Http.GetByteArrayAsync("/directory?q=" + Uri.EscapeDataString(words));

        public void Dispose() => visitor.Dispose();
    }

    // Any of the words, by bm25, a page of them: what a search box does.
    sealed class BareQuery : IQuery
    {
        readonly SqliteConnection connection;
        readonly SqliteCommand command;

        public BareQuery(string file)
        {
            connection = new($"Data Source={file}");
            connection.Open();
            command = connection.CreateCommand();
            command.CommandText = $"select rowid, name, description from bare where bare match $1 order by bm25(bare, 5, 1) limit {OnePage}";
            command.Parameters.Add(new SqliteParameter("$1", null));
            command.Prepare();
        }

        public Task Ask(string words)
        {
            command.Parameters[0].Value = string.Join(" or ", words.Split(' ').Select(it => $"\"{it}\"")).Replace(" or ", " OR ", StringComparison.Ordinal);
            using var reader = command.ExecuteReader();
            while (reader.Read()) _ = reader.GetString(1) + reader.GetString(2);
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            command.Dispose();
            connection.Dispose();
        }
    }
}
