using Microsoft.Data.Sqlite;
using Npgsql;
using System.Data.Common;

namespace Bargate.Tests;

/// <summary>
/// A database's schema as its own catalogue tells it, one line for each column, key, index and trigger. The search structures (`kernel_search_index...`)
/// are each engine's own and of no model: the tests of the search use them.
/// </summary>
static class Catalogue
{
    const string SqliteColumns = """
        select m.name || '.' || c.name || ' ' || c.type || iif(c."notnull", ' not null', '') || iif(c.pk > 0, ' key ' || c.pk, '')
        from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like '\_\_EF%' escape '\' and m.name not like 'sqlite\_%' escape '\' and m.name not like 'kernel\_search\_index%' escape '\'
        """;

    // The text of an index carries its columns, order, uniqueness and filter; what a key makes by itself has none.
    const string SqliteIndexes = "select 'index ' || sql from sqlite_master where type = 'index' and sql is not null and tbl_name not like 'kernel\\_search\\_index%' escape '\\'";

    // An index compares as its column does.
    const string SqliteCollations = """
        select distinct m.name || '.' || x.name || ' collate ' || x.coll from sqlite_master m join pragma_index_list(m.name) i join pragma_index_xinfo(i.name) x
        where m.type = 'table' and m.name not like 'kernel\_search\_index%' escape '\' and x.name is not null and x.coll <> 'BINARY' and m.name not like 'sqlite\_%' escape '\' and m.name not like '\_\_EF%' escape '\'
        """;

    const string SqliteForeignKeys = """
        select m.name || '.' || f."from" || ' refers to ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'
        """;

    const string PostgresColumns = """
        select table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || character_maximum_length || ')', '') || coalesce(' collate ' || collation_name, '')
               || case is_nullable when 'NO' then ' not null' else '' end || case is_identity when 'YES' then ' identity' else '' end
        from information_schema.columns where table_schema = 'public' and table_name not like '\_\_EF%' and table_name not like 'kernel\_search\_index%'
        """;

    const string PostgresIndexes = "select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like '\\_\\_EF%' and tablename not like 'kernel\\_search\\_index%'";

    const string PostgresKeys = """
        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and conrelid <> 0 and conrelid::regclass::text not like '%\_\_EF%' and conrelid::regclass::text not like '%kernel\_search\_index%'
        """;

    public static async Task<IReadOnlyList<string>> Read(string connectionString)
    {
        var postgres = connectionString.StartsWith("Host=", StringComparison.OrdinalIgnoreCase);
        await using DbConnection connection = postgres ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);
        await connection.OpenAsync();
        var lines = new List<string>();
        string[] questions = postgres ? [PostgresColumns, PostgresIndexes, PostgresKeys] : [SqliteColumns, SqliteIndexes, SqliteCollations, SqliteForeignKeys];
        foreach (var sql in questions)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants above
            command.CommandText = sql;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
