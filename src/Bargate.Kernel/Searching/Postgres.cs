using System.Data.Common;
using Npgsql;

namespace Bargate.Kernel.Searching;

/// <summary>The index in PostgreSQL: one row of vectors for each entry, made by us word by word, each with the part it stands in (A title, B keywords, C summary, D body). It needs no extension.</summary>
sealed class PostgresSearch(BargateDb db, bool shelf) : SearchStore(db, shelf)
{
    const string Usual = "kernel_search_index", OfShelf = "kernel_search_index_shelf";

    readonly string table = shelf ? OfShelf : Usual;

    public static readonly string[] Structures = Made(Usual), ShelfStructures = Made(OfShelf);

    static string[] Made(string name) =>
    [
        $"create table {name} (entry bigint primary key, stems tsvector not null, words tsvector not null, trigrams tsvector not null)",
        $"create index {name}_stems on {name} using gin (stems)",
        $"create index {name}_words on {name} using gin (words)",
        $"create index {name}_trigrams on {name} using gin (trigrams)",
    ];

    // The order in which PostgreSQL gives what it found; D, C, B, A.
    const string Weights = "'{0.1, 0.4, 1, 1}'";

    public override async Task Put(IEnumerable<EntryRow> rows, CancellationToken stop)
    {
        foreach (var row in rows)
        {
            var (stems, words) = (row.Stems.Split('\n'), row.Words.Split('\n'));
            await Run($$"""
                insert into {{table}} (entry, stems, words, trigrams) values ({0}, {1}::text::tsvector, {2}::text::tsvector, {3}::text::tsvector)
                on conflict (entry) do update set stems = excluded.stems, words = excluded.words, trigrams = excluded.trigrams
                """, [row.Id, Vector(stems), Vector(words), string.Join(' ', Spelling.TrigramsOf(words).Select(Quoted))], stop);
        }
    }

    public override Task Remove(IEnumerable<long> ids, CancellationToken stop) =>
        Run($"delete from {table} where entry = any({{0}})", [ids.ToArray()], stop);

    // The table's name is ours.
    Task<int> Run(string sql, object[] values, CancellationToken stop) => Db.Write(() => Db.Database.ExecuteSqlRawAsync(sql, values, stop), stop);

    public override Task<List<Candidate>> Match(IReadOnlyList<Group> groups, bool all, Scope scope, int most, CancellationToken stop) =>
        Find("stems", string.Join(all ? " & " : " | ", groups.Select(Written)), scope, most, stop);

    public override Task<List<Candidate>> Close(IReadOnlyList<string> trigrams, Scope scope, int most, CancellationToken stop) =>
        Find("trigrams", string.Join(" | ", trigrams.Select(Quoted)), scope, most, stop);

    public override Task<List<Candidate>> Begins(IReadOnlyList<string> words, Scope scope, int most, CancellationToken stop) =>
        Find("words", string.Join(" & ", words.Select((word, i) => $"{Quoted(word)}:{(i == words.Count - 1 ? "*" : "")}AB")), scope, most, stop);

    public override Task<List<(string Term, int Entries)>> Vocabulary(bool stems, CancellationToken stop) =>
        Read($"select word, ndoc from ts_stat('select {(stems ? "stems" : "words")} from {table}')", [], it => (it.GetString(0), it.GetInt32(1)), stop);

    public override async Task<int> Count(CancellationToken stop) => (await Read($"select count(*)::int from {table}", [], it => it.GetInt32(0), stop))[0];

    protected override DbParameter Parameter(int number, object value) => new NpgsqlParameter { Value = value };

    Task<List<Candidate>> Find(string column, string expression, Scope scope, int most, CancellationToken stop)
    {
        var values = new List<object> { expression, most };
        return Read($"""
            select {Columns} from (
                select i.entry from {table} i join kernel_search_entries e on e."Id" = i.entry
                where i.{column} @@ $1::text::tsquery and {Seen(scope, values)} order by ts_rank({Weights}, i.{column}, $1::text::tsquery) desc, i.entry limit $2) found
            join kernel_search_entries e on e."Id" = found.entry
            """, values, Candidate, stop);
    }

    static string Vector(string[] parts) => string.Join(' ', parts
        .SelectMany((part, i) => part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(word => (word, Part: i)))
        .GroupBy(it => it.word, it => it.Part).Select(it => $"{Quoted(it.Key)}:{string.Join(',', it.Select(part => $"{part + 1}{"ABCD"[part]}"))}"));

    static string Written(Group group) => $"({string.Join(" | ", group.Alternatives.Select(it => it.Stems.Count == 1 ? Quoted(it.Stems[0]) : $"({string.Join(" & ", it.Stems.Select(Quoted))})"))})";

    static string Quoted(string word) => $"'{word}'";
}
