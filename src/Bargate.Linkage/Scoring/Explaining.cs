using Bargate.Linkage.Columns;
using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Scoring;

/// <summary>A pair's weight taken apart.</summary>
internal static class Explaining
{
    public static Explanation Pair(LinkageModel model, IReadOnlyList<string?> left, IReadOnlyList<string?> right, Table? among)
    {
        var columns = model.Settings.Columns;
        var table = Table.Of(columns, [("left", [.. left]), ("right", [.. right])]);
        var comparer = new PairComparer(table, model.Settings, GenericValues.Of(model, columns, table.Pools));
        var terms = new TermWeights(model, comparer.Comparers, among is null ? NoRarity(model, columns) : RarityAmong(among, table));
        return Of(model, comparer.Comparers, comparer.Patterns, comparer.Values, terms, table.Row(0), table.Row(1));
    }

    public static Explanation Of(LinkageModel model, Comparer[] comparers, Patterns patterns, PairValues values, TermWeights terms, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var pattern = patterns.Of(comparers, left, right);
        var weights = new PatternWeights(model, patterns);
        var levels = new List<ExplainedLevel>();
        var (prior, before) = (weights.Of(pattern, 0), weights.Of(pattern, 0));
        var total = 0.0;
        for (var i = 0; i < comparers.Length; i++)
        {
            // What a comparison adds given those before it: in a mixture the same address says less after the same surname.
            var after = weights.Of(pattern, i + 1);
            var term = terms.Of(i, pattern, patterns, left);
            var level = patterns.Level(pattern, i);
            levels.Add(new(model.Settings.Comparisons[i].Name, level < 0 ? "not known" : comparers[i].Labels[level], Shown(values, comparers[i].Places, left), Shown(values, comparers[i].Places, right), after - before, term));
            total += term;
            before = after;
        }
        total += before;
        return new(prior, levels, total, 1 / (1 + double.Exp2(-total)), Classes(model, weights, pattern, total - before));
    }

    static Dictionary<string, double>? Classes(LinkageModel model, PatternWeights weights, int pattern, double terms)
    {
        if (model.Mixture is null) return null;
        var shares = weights.Classes(pattern);
        shares[0] *= double.Exp2(terms);
        var sum = shares.Sum();
        return model.Mixture.Classes.Select((it, k) => (it.Name, Share: shares[k] / sum)).ToDictionary(it => it.Name, it => it.Share);
    }

    static string? Shown(PairValues values, int[] places, ReadOnlySpan<int> row)
    {
        var shown = new List<string>();
        foreach (var place in places)
            if (row[place] != 0) shown.Add(System.Text.Encoding.UTF8.GetString(values.Of(place, row[place])));
        return shown.Count == 0 ? null : string.Join(", ", shown);
    }

    // Without a table the rarity of a value is the usual one, and the term adds nothing.
    static Rarity NoRarity(LinkageModel model, IReadOnlyList<LinkageColumn> columns) => (place, _) =>
    {
        var (comparison, at) = model.Settings.Comparisons.Select((it, i) => (it, i)).First(it => it.it.TermFrequency && it.it.Columns.Contains(columns[place].Name, StringComparer.OrdinalIgnoreCase));
        return -Math.Log2(model.Weights[at].Levels[^1].U) / (comparison.Kind == ComparisonKind.Name ? 2 : 1);
    };

    static Rarity RarityAmong(Table among, Table pair)
    {
        var rarities = Rarities.Of(among);
        return (place, id) => among.Place(pair.Columns[place].Name) is var there && there < 0 ? 0 : rarities(there, among.Pools[there].Find(pair.Pools[place][id]));
    }
}
