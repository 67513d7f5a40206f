namespace Bargate.Linkage.Columns;

/// <summary>Makes a table row by row.</summary>
internal sealed class TableBuilder(IReadOnlyList<LinkageColumn> columns)
{
    readonly ValuePool[] _pools = [.. columns.Select(_ => new ValuePool())];
    readonly List<int> _cells = [];
    readonly RecordIds _ids = new();

    public void Add(string id, IReadOnlyList<string?> values)
    {
        if (values.Count != columns.Count) throw new ArgumentException($"Record {id} has {values.Count} values; the table has {columns.Count} columns.", nameof(values));
        for (var i = 0; i < columns.Count; i++) _cells.Add(Intern(_pools[i], columns[i].Kind, values[i]));
        _ids.Add(id);
    }

    /// <summary>Takes over the rows of another table; columns that it lacks stay empty.</summary>
    public void AddAll(Table table)
    {
        var places = columns.Select(it => table.Place(it.Name)).ToArray();
        var moved = places.Select((place, i) => place < 0 ? [] : Move(table.Pools[place], _pools[i])).ToArray();
        for (var row = 0; row < table.Count; row++)
        {
            var cells = table.Row(row);
            for (var i = 0; i < places.Length; i++) _cells.Add(places[i] < 0 ? 0 : moved[i][cells[places[i]]]);
        }
        _ids.AddAll(table.Ids);
    }

    public Table Build() => new(columns, _pools, [.. _cells], _ids);

    internal static int Intern(ValuePool pool, FieldKind kind, string? raw)
    {
        Span<byte> into = stackalloc byte[Values.MostPrepared];
        return pool.Intern(into[..Values.Prepare(kind, raw, into)]);
    }

    internal static int[] Move(ValuePool from, ValuePool to)
    {
        var ids = new int[from.Count + 1];
        for (var id = 1; id <= from.Count; id++) ids[id] = to.Intern(from[id]);
        return ids;
    }
}
