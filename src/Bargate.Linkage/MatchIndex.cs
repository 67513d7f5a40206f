using System.Collections.Concurrent;
using Bargate.Linkage.Columns;
using Bargate.Linkage.Serving;

namespace Bargate.Linkage;

/// <summary>Finds the records that a new one may be. Safe for many readers and writers at once.</summary>
/// <remarks>
/// A write takes microseconds, except when the index has doubled: then the keys of all records are spread anew, and questions wait for it.
/// Of a rule, the 2,000 newest records are looked at. Values of removed records stay in memory until an index is made again.
/// </remarks>
public sealed class MatchIndex : IDisposable
{
    readonly ReaderWriterLockSlim _gate = new();
    readonly ConcurrentBag<Asker> _askers = [];
    readonly Shelf _shelf;

    public MatchIndex(LinkageModel model) : this(model, 1024) { }

    MatchIndex(LinkageModel model, int capacity) => (Model, _shelf) = (model, new(model, capacity));

    public LinkageModel Model { get; }

    public int Count
    {
        get
        {
            _gate.EnterReadLock();
            try { return _shelf.Count; }
            finally { _gate.ExitReadLock(); }
        }
    }

    /// <summary>An index of a whole table; its ids are the table's. Of rows with one id the last is kept.</summary>
    public static MatchIndex Of(Table table, LinkageModel model, CancellationToken stop = default)
    {
        var index = new MatchIndex(model, table.Count + table.Count / 4);
        var columns = model.Settings.Columns;
        var places = columns.Select(it => table.Place(it.Name)).ToArray();
        var moved = places.Select((place, i) => place < 0 ? [] : TableBuilder.Move(table.Pools[place], index._shelf.Pools[i])).ToArray();
        Span<int> cells = stackalloc int[places.Length];
        for (var row = 0; row < table.Count; row++)
        {
            if ((row & 0xFFFF) == 0) stop.ThrowIfCancellationRequested();
            for (var i = 0; i < places.Length; i++) cells[i] = places[i] < 0 ? 0 : moved[i][table.Row(row)[places[i]]];
            index._shelf.Put(table.IdOf(row), cells);
        }
        return index;
    }

    /// <summary>Adds a record, or replaces the one of that id. Values are in the order of the settings' columns. It is found by the next call of Find.</summary>
    public void Put(string id, IReadOnlyList<string?> values)
    {
        Check(values);
        _gate.EnterWriteLock();
        try { _shelf.Put(id, values); }
        finally { _gate.ExitWriteLock(); }
    }

    /// <summary>False where there is no record of that id.</summary>
    public bool Remove(string id)
    {
        _gate.EnterWriteLock();
        try { return _shelf.Remove(id); }
        finally { _gate.ExitWriteLock(); }
    }

    /// <summary>The records most likely to be the same person, best first.</summary>
    public IReadOnlyList<Match> Find(IReadOnlyList<string?> values, int most = 10, double minimumProbability = 0.01)
    {
        Check(values);
        if (!_askers.TryTake(out var asker)) asker = new(Model, _shelf);
        _gate.EnterReadLock();
        try { return asker.Ask(values, most, minimumProbability); }
        finally
        {
            _gate.ExitReadLock();
            _askers.Add(asker);
        }
    }

    public void Dispose() => _gate.Dispose();

    void Check(IReadOnlyList<string?> values)
    {
        if (values.Count != Model.Settings.Columns.Count)
            throw new ArgumentException($"{values.Count} values were given; the model has {Model.Settings.Columns.Count} columns: {string.Join(", ", Model.Settings.Columns.Select(it => it.Name))}.", nameof(values));
    }
}
