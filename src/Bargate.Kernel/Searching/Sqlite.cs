using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Bargate.Kernel.Searching;

/// <summary>The index in SQLite: three full-text tables (FTS5) without a copy of the text. Stems, words and trigrams are made by us; FTS5 finds them.</summary>
sealed class SqliteSearch(BargateDb db, bool shelf) : SearchStore(db, shelf)
{
    const string Usual = "kernel_search_index", OfShelf = "kernel_search_index_shelf";

    readonly string name = shelf ? OfShelf : Usual, stems = (shelf ? OfShelf : Usual) + "_stems", words = (shelf ? OfShelf : Usual) + "_words", trigrams = (shelf ? OfShelf : Usual) + "_trigrams";

    public static readonly string[] Structures = Made(Usual), ShelfStructures = Made(OfShelf);

    static string[] Made(string name) =>
    [
        $"create virtual table {name}_stems using fts5(title, keywords, summary, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')",
        $"create virtual table {name}_words using fts5(title, keywords, summary, body, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2')",
        $"create virtual table {name}_trigrams using fts5(trigrams, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 2')",
        $"create virtual table {name}_stem_list using fts5vocab({name}_stems, row)",
        $"create virtual table {name}_word_list using fts5vocab({name}_words, row)",
    ];

    public override async Task Put(IEnumerable<EntryRow> rows, CancellationToken stop)
    {
        foreach (var row in rows)
        {
            await Remove([row.Id], stop);
            var (ofStems, ofWords) = (row.Stems.Split('\n'), row.Words.Split('\n'));
            await Run($"insert into {stems} (rowid, title, keywords, summary, body) values ({{0}}, {{1}}, {{2}}, {{3}}, {{4}})", [row.Id, .. ofStems], stop);
            await Run($"insert into {words} (rowid, title, keywords, summary, body) values ({{0}}, {{1}}, {{2}}, {{3}}, {{4}})", [row.Id, .. ofWords], stop);
            await Run($"insert into {trigrams} (rowid, trigrams) values ({{0}}, {{1}})", [row.Id, string.Join(' ', Spelling.TrigramsOf(ofWords))], stop);
        }
    }

    // The tables' names are ours.
    Task<int> Run(string sql, object[] values, CancellationToken stop) => Db.Write(() => Db.Database.ExecuteSqlRawAsync(sql, values, stop), stop);

    public override async Task Remove(IEnumerable<long> ids, CancellationToken stop)
    {
        foreach (var id in ids)
        {
            await Run($"delete from {stems} where rowid = {{0}}", [id], stop);
            await Run($"delete from {words} where rowid = {{0}}", [id], stop);
            await Run($"delete from {trigrams} where rowid = {{0}}", [id], stop);
        }
    }

    public override Task<List<Candidate>> Match(IReadOnlyList<Group> groups, bool all, Scope scope, int most, CancellationToken stop) =>
        Find(stems, $"bm25({stems}, 5, 5, 2, 1)", string.Join(all ? " AND " : " OR ", groups.Select(Written)), scope, most, stop);

    public override Task<List<Candidate>> Close(IReadOnlyList<string> sought, Scope scope, int most, CancellationToken stop) =>
        Find(trigrams, $"bm25({trigrams})", string.Join(" OR ", sought.Select(Quoted)), scope, most, stop);

    public override Task<List<Candidate>> Begins(IReadOnlyList<string> begun, Scope scope, int most, CancellationToken stop) => Find(
        words, $"bm25({words}, 5, 2, 0, 0)",
        $"{{title keywords}} : ({string.Join(" AND ", begun.Select((word, i) => Quoted(word) + (i == begun.Count - 1 ? " *" : "")))})", scope, most, stop);

    public override Task<List<(string Term, int Entries)>> Vocabulary(bool ofStems, CancellationToken stop) =>
        Read($"select term, doc from {name}{(ofStems ? "_stem_list" : "_word_list")}", [], it => (it.GetString(0), it.GetInt32(1)), stop);

    public override async Task<int> Count(CancellationToken stop) =>
        (await Read($"select count(*) from {stems}_docsize", [], it => it.GetInt32(0), stop))[0];

    protected override DbParameter Parameter(int number, object value) => new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"${number}"), value);

    // What is found is put in order by its number first, and only the few that are kept have their texts read.
    Task<List<Candidate>> Find(string table, string order, string expression, Scope scope, int most, CancellationToken stop)
    {
        var values = new List<object> { expression, most };
        return Read($"""
            select {Columns} from (
                select {table}.rowid as id, {order} as place from {table} join kernel_search_entries e on e."Id" = {table}.rowid
                where {table} match $1 and {Seen(scope, values)} order by place, id limit $2) found
            join kernel_search_entries e on e."Id" = found.id
            """, values, Candidate, stop);
    }

    static string Written(Group group) => $"({string.Join(" OR ", group.Alternatives.Select(it => it.Stems.Count == 1 ? Quoted(it.Stems[0]) : $"({string.Join(" AND ", it.Stems.Select(Quoted))})"))})";

    // Without the quotes some words (NOT, NEAR) would be signs.
    static string Quoted(string word) => $"\"{word}\"";
}
