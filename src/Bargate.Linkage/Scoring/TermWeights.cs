using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Scoring;

/// <summary>What the rarity of an agreeing value adds: to share the surname Featherstonehaugh says more than to share Smith.</summary>
internal sealed class TermWeights
{
    readonly Term[] _terms;

    /// <param name="Rarities">For each column, log2 of one over the share of the rows that hold the value.</param>
    sealed record Term(int Comparison, int Top, double Exponent, double Usual, int[] Places, float[][] Rarities);

    public TermWeights(LinkageModel model, Comparer[] comparers, Func<int, float[]> rarities) => _terms =
    [
        .. comparers.Select((it, i) => (it, i)).Where(it => it.it.TermPlaces.Length > 0 && model.Weights[it.i].TermFrequencyExponent > 0).Select(it => new Term(
            it.i, it.it.Levels - 1, model.Weights[it.i].TermFrequencyExponent, Math.Log2(model.Weights[it.i].Levels[^1].U), it.it.TermPlaces, [.. it.it.TermPlaces.Select(rarities)])),
    ];

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

    static double Of(Term term, ReadOnlySpan<int> row)
    {
        var rarity = term.Usual;
        for (var i = 0; i < term.Places.Length; i++)
        {
            // A value that came after the table was counted is as rare as one can be.
            var (id, rarities) = (row[term.Places[i]], term.Rarities[i]);
            rarity += id > 0 && id < rarities.Length ? rarities[id] : rarities[0];
        }
        return term.Exponent * rarity;
    }

    /// <summary>For each value of a column log2 of one over its share; the first element is that of a value never seen.</summary>
    public static float[] Rarities(Table table, int place)
    {
        var counts = table.Frequencies(place);
        var held = Math.Max(1, table.Count - counts[0]);
        var rarities = new float[counts.Length];
        rarities[0] = (float)Math.Log2(held);
        for (var id = 1; id < counts.Length; id++) rarities[id] = (float)Math.Log2((double)held / Math.Max(1, counts[id]));
        return rarities;
    }
}
