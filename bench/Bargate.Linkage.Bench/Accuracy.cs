namespace Bargate.Linkage.Bench;

/// <summary>Precision, recall and F1 of pairs and of clusters at every threshold, and whether probabilities mean what they say.</summary>
internal static class Accuracy
{
    public static string Of(TestSet set, LinkageModel model)
    {
        var edges = set.Right is null ? Linking.Dedupe(set.Left, model, 0.001) : Linking.Link(set.Left, set.Right, model, 0.001);
        var sorted = edges.OrderByDescending(it => it.Weight).ToArray();
        var truePairs = set.TruePairs;
        var (best, at, recall99, found) = (0.0, 0.0, 0.0, 0L);
        var blocked = 0L;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (set.IsTrue(sorted[i])) found++;
            if (i + 1 < sorted.Length && sorted[i + 1].Weight == sorted[i].Weight) continue;
            var (precision, recall) = (found / (i + 1.0), found / (double)truePairs);
            var f1 = 2 * precision * recall / (precision + recall);
            if (f1 > best) (best, at) = (f1, sorted[i].Probability);
            if (precision >= 0.99) recall99 = recall;
        }
        blocked = found;
        var sure = sorted.TakeWhile(it => it.Probability >= 0.95).ToArray();
        var text = $"{set.Name}: {edges.Compared:N0} pairs compared, {truePairs:N0} true, of which {blocked:N0} scored\n"
            + $"  pairs: best F1 {best:0.0000} at p {at:0.0000}; recall at 99 % precision {recall99:0.0000}; p >= 0.95 has precision {sure.Count(set.IsTrue) / Math.Max(1.0, sure.Length):0.0000}, recall {sure.Count(set.IsTrue) / (double)truePairs:0.0000}\n";
        if (set.Right is not null)
        {
            var one = Linking.OneToOne(edges);
            var hits = one.Count(set.IsTrue);
            return text + $"  one to one: precision {hits / (double)one.Count:0.0000}, recall {hits / (double)truePairs:0.0000}, F1 {2.0 * hits / (one.Count + truePairs):0.0000}\n";
        }
        foreach (var threshold in new[] { 0.3, 0.5, 0.8, 0.95, 0.99 }) text += $"  clusters at p {threshold:0.00}: {Clusters(set, edges, model, threshold)}\n";
        return text;
    }

    public static string Low(TestSet set, LinkageModel model)
    {
        var edges = set.Right is null ? Linking.Dedupe(set.Left, model, 0.00001) : Linking.Link(set.Left, set.Right, model, 0.00001);
        var patterns = new Comparing.Patterns(model.Weights.Select(it => it.Levels.Count));
        return string.Join('\n', edges.GroupBy(it => it.Pattern).Select(it => (it.Key, True: it.Count(set.IsTrue), All: it.Count(), Weight: it.Average(e => e.Weight))).OrderByDescending(it => it.Weight < 4.2 ? it.True : it.All - it.True).Take(50)
            .Select(it => $"LOW {it.Weight,7:0.0} true {it.True,5} of {it.All,6}: {string.Join(' ', Enumerable.Range(0, patterns.Count).Select(i => $"{model.Weights[i].Comparison[..3]}={patterns.Level(it.Key, i)}/{model.Weights[i].Levels.Count - 1}"))}"));
    }

    static string Clusters(TestSet set, EdgeList edges, LinkageModel model, double threshold)
    {
        var clusters = Clustering.Clusters(set.Left, edges, threshold, null, model);
        var together = Pairs(clusters);
        var both = clusters.Zip(set.Truth).GroupBy(it => it).Sum(it => (long)it.Count() * (it.Count() - 1) / 2);
        var (precision, recall) = (both / Math.Max(1.0, together), both / (double)set.TruePairs);
        return $"precision {precision:0.0000}, recall {recall:0.0000}, F1 {2 * precision * recall / (precision + recall):0.0000}";
        static long Pairs(int[] of) => of.GroupBy(it => it).Sum(it => (long)it.Count() * (it.Count() - 1) / 2);
    }
}
