using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Scoring;

/// <summary>What the rarity of an agreeing value adds: to share the surname Featherstonehaugh says more than to share Smith.</summary>
internal sealed class TermWeights
{
    readonly Term[] _terms;

    readonly Rarity _rarity;

    sealed record Term(int Comparison, int Top, double Exponent, double Usual, int[] Places);

    public TermWeights(LinkageModel model, Comparer[] comparers, Rarity rarity) => (_rarity, _terms) = (rarity,
    [
        .. comparers.Select((it, i) => (it, i)).Where(it => it.it.TermPlaces.Length > 0 && model.Weights[it.i].TermFrequencyExponent > 0).Select(it => new Term(
            it.i, it.it.Levels - 1, model.Weights[it.i].TermFrequencyExponent, Math.Log2(model.Weights[it.i].Levels[^1].U), it.it.TermPlaces)),
    ]);

    public int Count => _terms.Length;

    /// <summary>The terms that count in a pattern, as bits: those whose comparison is on its highest level.</summary>
    public uint In(int pattern, Patterns patterns)
    {
        var bits = 0u;
        for (var i = 0; i < _terms.Length; i++)
            if (patterns.Level(pattern, _terms[i].Comparison) == _terms[i].Top) bits |= 1u << i;
        return bits;
    }

    public double Of(uint terms, ReadOnlySpan<int> row)
    {
        var sum = 0.0;
        for (; terms != 0; terms &= terms - 1) sum += Of(_terms[System.Numerics.BitOperations.TrailingZeroCount(terms)], row);
        return sum;
    }

    /// <summary>The part of one comparison.</summary>
    public double Of(int comparison, int pattern, Patterns patterns, ReadOnlySpan<int> row)
    {
        foreach (var term in _terms)
            if (term.Comparison == comparison && patterns.Level(pattern, comparison) == term.Top) return Of(term, row);
        return 0;
    }

    double Of(Term term, ReadOnlySpan<int> row)
    {
        var rarity = term.Usual;
        foreach (var place in term.Places) rarity += _rarity(place, row[place]);
        return term.Exponent * rarity;
    }
}

/// <summary>How rare a value of a column is: log2 of one over its share of the rows that hold any.</summary>
internal delegate double Rarity(int place, int id);

internal static class Rarities
{
    public static Rarity Of(Table table)
    {
        var known = table.Columns.Select((_, place) => new Lazy<float[]>(() => Of(table, place))).ToArray();
        // A value that the table does not hold is as rare as one can be.
        return (place, id) => known[place].Value is var rarities && id > 0 && id < rarities.Length ? rarities[id] : known[place].Value[0];
    }

    public static double Of(int held, int count) => Math.Log2((double)Math.Max(1, held) / Math.Max(1, count));

    static float[] Of(Table table, int place)
    {
        var counts = table.Frequencies(place);
        var held = table.Count - counts[0];
        return [.. counts.Select((count, id) => (float)Of(held, id == 0 ? 1 : count))];
    }
}
