using Bargate.Linkage.Comparing;
using Bargate.Linkage.Scoring;

namespace Bargate.Linkage.Clusters;

/// <summary>Whether rows may be one person together: what each edge alone cannot see.</summary>
internal sealed class Cohesion
{
    readonly Table _table;
    readonly ClusterRules _rules;
    readonly HashSet<(int, int)> _cannot = [];
    readonly int[] _references;
    readonly int _source;
    readonly HashSet<int> _duplicateFree = [];
    readonly PairComparer? _comparer;
    readonly PatternWeights? _weights;
    readonly Dictionary<int, double> _known = [];

    public Cohesion(Table table, ClusterRules rules, LinkageModel? model)
    {
        (_table, _rules) = (table, rules);
        foreach (var (a, b) in rules.CannotLink) _cannot.Add((Math.Min(a, b), Math.Max(a, b)));
        _references = [.. rules.References.Select(Place)];
        _source = rules.SourceColumn is null ? -1 : Place(rules.SourceColumn);
        foreach (var source in rules.DuplicateFreeSources.Where(_ => _source >= 0))
            if (FindSource(source) is var id and > 0) _duplicateFree.Add(id);
        if (model is null) return;
        _comparer = new(table, model.Settings, GenericValues.Of(model, table.Columns, table.Pools));
        _weights = new(model, _comparer.Patterns);
    }

    public bool Holds(ReadOnlySpan<int> rows)
    {
        if (rows.Length > _rules.MostRecords) return false;
        for (var i = 0; i < rows.Length; i++)
            for (var j = i + 1; j < rows.Length; j++)
                if (Contradict(rows[i], rows[j])) return false;
        return true;
    }

    /// <summary>Whether two sets that each hold may be joined.</summary>
    public bool MayJoin(List<int> one, List<int> other)
    {
        if (one.Count + other.Count > _rules.MostRecords) return false;
        foreach (var a in one)
            foreach (var b in other)
                if (Contradict(a, b)) return false;
        return true;
    }

    bool Contradict(int a, int b)
    {
        if (_cannot.Count > 0 && _cannot.Contains((Math.Min(a, b), Math.Max(a, b)))) return true;
        var left = _table.Row(a);
        var right = _table.Row(b);
        if (_source >= 0 && left[_source] == right[_source] && _duplicateFree.Contains(left[_source])) return true;
        foreach (var place in _references)
            if (left[place] != 0 && right[place] != 0 && left[place] != right[place]) return true;
        return _comparer is not null && WeightOf(a, b) < _rules.ContradictionWeight;
    }

    double WeightOf(int a, int b)
    {
        var pattern = _comparer!.PatternOf(_table.Row(a), _table.Row(b));
        if (!_known.TryGetValue(pattern, out var weight)) _known[pattern] = weight = _weights!.Of(pattern);
        return weight;
    }

    int Place(string column) => _table.Place(column) is var place and >= 0 ? place : throw new ArgumentException($"The rules of clusters name the column '{column}', which the records do not have.");

    int FindSource(string source)
    {
        Span<byte> into = stackalloc byte[Columns.Values.MostPrepared];
        return _table.Pools[_source].Find(into[..Columns.Values.Prepare(_table.Columns[_source].Kind, source, into)]);
    }
}
