using Bargate.Linkage.Blocking;
using Bargate.Linkage.Columns;
using Bargate.Linkage.Comparing;
using Bargate.Linkage.Scoring;

namespace Bargate.Linkage.Serving;

/// <summary>The records of an index: their value ids, how often each value is held, and the postings of each rule. Not safe by itself: the index locks.</summary>
internal sealed class Shelf
{
    readonly IReadOnlyList<LinkageColumn> _columns;
    readonly BlockKeys[] _rules;
    readonly Postings[] _postings;
    readonly PairValues _values;
    readonly int[][] _counts;
    readonly int[] _held;
    readonly Stack<int> _free = [];
    readonly List<string?> _ids = [];
    readonly Dictionary<string, int> _rows = [];
    int[] _cells;

    public Shelf(LinkageModel model, int capacity)
    {
        _columns = model.Settings.Columns;
        Pools = [.. _columns.Select(_ => new ValuePool())];
        Generic = GenericValues.Of(model, _columns, Pools);
        _values = new(Pools, Generic);
        _rules = [.. model.Settings.Blocking.Select(it => new BlockKeys(it, _columns))];
        _postings = [.. _rules.Select(_ => new Postings(capacity))];
        _counts = [.. _columns.Select(_ => new int[16])];
        _held = new int[_columns.Count];
        _cells = new int[Math.Max(16, capacity) * _columns.Count];
    }

    public ValuePool[] Pools { get; }
    public GenericValues Generic { get; }
    public int Count => _rows.Count;

    public ReadOnlySpan<int> Row(int row) => _cells.AsSpan(row * _columns.Count, _columns.Count);
    public string IdOf(int row) => _ids[row]!;

    public double RarityOf(int place, int id) => Rarities.Of(_held[place], id > 0 && id < _counts[place].Length ? _counts[place][id] : 1);

    public void Put(string id, IReadOnlyList<string?> values)
    {
        Span<int> cells = stackalloc int[_columns.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = TableBuilder.Intern(Pools[i], _columns[i].Kind, values[i]);
        Put(id, cells);
    }

    public void Put(string id, ReadOnlySpan<int> cells)
    {
        Remove(id);
        var row = _free.Count > 0 ? _free.Pop() : _ids.Count;
        if (row == _ids.Count) _ids.Add(id); else _ids[row] = id;
        if ((row + 1) * cells.Length > _cells.Length) Array.Resize(ref _cells, _cells.Length * 2);
        cells.CopyTo(_cells.AsSpan(row * cells.Length));
        _rows[id] = row;
        for (var i = 0; i < cells.Length; i++) Tell(i, cells[i], 1);
        Post(row);
        if (_postings.Length > 0 && _postings[0].IsFull(_ids.Count)) Repost();
    }

    public bool Remove(string id)
    {
        if (!_rows.Remove(id, out var row)) return false;
        var cells = Row(row);
        for (var i = 0; i < _rules.Length; i++) _postings[i].Remove(_rules[i].Of(cells, _values), row);
        for (var i = 0; i < cells.Length; i++) Tell(i, cells[i], -1);
        _ids[row] = null;
        _free.Push(row);
        return true;
    }

    /// <summary>The rows that satisfy a rule with a record that may not be here.</summary>
    public void Candidates(ReadOnlySpan<int> cells, PairValues values, HashSet<int> into, int mostOfARule)
    {
        for (var i = 0; i < _rules.Length; i++) _postings[i].Find(_rules[i].Of(cells, values), into, mostOfARule);
    }

    void Post(int row)
    {
        for (var i = 0; i < _rules.Length; i++) _postings[i].Add(_rules[i].Of(Row(row), _values), row);
    }

    void Repost()
    {
        foreach (var it in _postings) it.Reset(_ids.Count);
        for (var row = 0; row < _ids.Count; row++)
            if (_ids[row] is not null) Post(row);
    }

    void Tell(int place, int id, int times)
    {
        if (id == 0) return;
        if (id >= _counts[place].Length) Array.Resize(ref _counts[place], Math.Max(id + 1, _counts[place].Length * 2));
        _counts[place][id] += times;
        _held[place] += times;
    }
}
