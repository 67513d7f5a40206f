using Bargate.Linkage.Columns;
using Bargate.Linkage.Comparing;
using Bargate.Linkage.Scoring;

namespace Bargate.Linkage.Serving;

/// <summary>What one question to the index needs; kept for the next question, since its memory of compared names is worth keeping.</summary>
internal sealed class Asker
{
    // A rule under which thousands of records stand does not single anybody out.
    const int MostOfARule = 2000;
    readonly LinkageModel _model;
    readonly Shelf _shelf;
    readonly PairComparer _comparer;
    readonly PatternWeights _weights;
    readonly TermWeights _terms;
    readonly Dictionary<int, (double Weight, uint Terms)> _known = [];
    readonly HashSet<int> _candidates = [];
    readonly int[] _cells;

    public Asker(LinkageModel model, Shelf shelf)
    {
        (_model, _shelf) = (model, shelf);
        _comparer = new(model.Settings.Columns, shelf.Pools, model.Settings, shelf.Generic);
        _weights = new(model, _comparer.Patterns);
        _terms = new(model, _comparer.Comparers, shelf.RarityOf);
        _cells = new int[model.Settings.Columns.Count];
    }

    public IReadOnlyList<Match> Ask(IReadOnlyList<string?> values, int most, double minimumProbability)
    {
        Prepare(values);
        _candidates.Clear();
        _shelf.Candidates(_cells, _comparer.Values, _candidates, MostOfARule);
        var least = minimumProbability <= 0 ? double.NegativeInfinity : Math.Log2(minimumProbability / (1 - minimumProbability));
        var found = new List<(int Row, double Weight)>();
        foreach (var row in _candidates)
            if (WeightOf(row) is var weight && weight >= least) found.Add((row, weight));
        found.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(_shelf.IdOf(a.Row), _shelf.IdOf(b.Row)));
        return [.. found.Take(most).Select(MatchOf)];
    }

    void Prepare(IReadOnlyList<string?> values)
    {
        Span<byte> into = stackalloc byte[Values.MostPrepared];
        for (var i = 0; i < _cells.Length; i++)
        {
            var value = into[..Values.Prepare(_model.Settings.Columns[i].Kind, values[i], into)];
            _cells[i] = value.IsEmpty ? 0 : _shelf.Pools[i].Find(value) is var id && id > 0 ? id : PairValues.Unseen;
            if (_cells[i] == PairValues.Unseen) _comparer.Values.SetUnseen(i, value);
        }
    }

    double WeightOf(int row)
    {
        var other = _shelf.Row(row);
        var pattern = _comparer.PatternOf(_cells, other);
        if (!_known.TryGetValue(pattern, out var known)) _known[pattern] = known = (_weights.Of(pattern), _terms.In(pattern, _comparer.Patterns));
        return known.Weight + _terms.Of(known.Terms, other);
    }

    Match MatchOf((int Row, double Weight) it)
    {
        var why = Explaining.Of(_model, _comparer.Comparers, _comparer.Patterns, _comparer.Values, _terms, _cells, _shelf.Row(it.Row));
        return new(_shelf.IdOf(it.Row), it.Weight, 1 / (1 + double.Exp2(-it.Weight)), why);
    }
}
