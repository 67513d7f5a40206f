using Bargate.Linkage.Blocking;
using Bargate.Linkage.Columns;

namespace Bargate.Linkage;

/// <summary>Records as rows of value ids: equal prepared values of a column have equal ids.</summary>
public sealed class Table
{
    // Row after row, since a comparison reads all columns of two rows: a row is one or two cache lines.
    readonly int[] _cells;
    readonly RecordIds _ids;
    readonly Dictionary<string, int> _places;
    readonly int[]?[] _counts;

    internal Table(IReadOnlyList<LinkageColumn> columns, ValuePool[] pools, int[] cells, RecordIds ids, IReadOnlyList<string>? problems = null)
    {
        (Columns, Pools, _cells, _ids, Problems) = (columns, pools, cells, ids, problems ?? []);
        _places = columns.Select((it, place) => (it.Name, place)).ToDictionary(it => it.Name, it => it.place, StringComparer.OrdinalIgnoreCase);
        _counts = new int[columns.Count][];
    }

    public IReadOnlyList<LinkageColumn> Columns { get; }
    public int Count => _ids.Count;

    /// <summary>Lines of the file that could not be read, each with its number and why.</summary>
    public IReadOnlyList<string> Problems { get; }

    internal ValuePool[] Pools { get; }
    internal int Width => Pools.Length;
    internal int[] Cells => _cells;
    internal RecordIds Ids => _ids;
    internal BlockIndexCache BlockIndexes { get; } = new();

    /// <summary>Reads a CSV file in parallel. Columns of the file that are not named are left out; without an id column the id is the row's number.</summary>
    public static Table ReadCsv(string path, IReadOnlyList<LinkageColumn> columns, string? idColumn = null, IProgress<LinkageProgress>? progress = null, CancellationToken stop = default) =>
        CsvLoader.Load(path, columns, idColumn, progress, stop);

    public static Table Of(IReadOnlyList<LinkageColumn> columns, IEnumerable<(string Id, string?[] Values)> records)
    {
        var builder = new TableBuilder(columns);
        foreach (var (id, values) in records) builder.Add(id, values);
        return builder.Build();
    }

    public string IdOf(int row) => _ids[row];

    /// <summary>The prepared value: case and accents folded, dates as yyyymmdd.</summary>
    public string? Value(int row, string column) => Place(column) is var place and >= 0 ? Pools[place].TextOf(_cells[row * Width + place]) : null;

    /// <summary>How many different values a column holds.</summary>
    public int Distinct(string column) => Place(column) is var place and >= 0 ? Pools[place].Count : 0;

    internal int Place(string column) => _places.GetValueOrDefault(column, -1);
    internal ReadOnlySpan<int> Row(int row) => _cells.AsSpan(row * Width, Width);

    /// <summary>How many rows hold each value of a column; the first element counts the rows that hold none.</summary>
    internal int[] Frequencies(int place)
    {
        if (_counts[place] is { } known) return known;
        var counts = new int[Pools[place].Count + 1];
        for (var at = place; at < Count * Width; at += Width) counts[_cells[at]]++;
        return _counts[place] = counts;
    }

    /// <summary>The rows of two tables in one, with the columns of the left one; values that are equal get equal ids.</summary>
    internal static Table Both(Table left, Table right)
    {
        var builder = new TableBuilder(left.Columns);
        foreach (var table in new[] { left, right }) builder.AddAll(table);
        return builder.Build();
    }
}
