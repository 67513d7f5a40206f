using Bargate.Linkage.Blocking;
using Bargate.Linkage.Comparing;
using Bargate.Linkage.Scoring;

namespace Bargate.Linkage.Learning;

/// <summary>Learns the numbers of a model, stage after stage.</summary>
/// <param name="border">The first row of the right table where two are linked; null for duplicates within one.</param>
internal sealed class Trainer(Table table, int? border, LinkageSettings settings, IProgress<LinkageProgress>? progress, CancellationToken stop)
{
    const int Stages = 6;
    readonly List<string> _checks = [];
    readonly BlockStore _store = new();
    int _stage;

    public LinkageModel Train()
    {
        Begin("generic values");
        var held = GenericFinder.In(table);
        foreach (var (column, values) in held) _checks.Add($"{values.Count} value(s) of {column} are held by so many people that agreement on them counts for nothing.");
        var model = new LinkageModel { Settings = settings, Weights = [], Prior = 0.5, Generic = held };
        var generic = GenericValues.Of(model, table.Columns, table.Pools);
        PairComparer Comparer() => new(table, settings, generic);

        Begin("random pairs");
        var random = RandomPairs.Shares(table, border, Comparer, settings, stop);
        Begin("prior");
        var prior = PriorEstimate.Of(table, settings, generic, border, _store, stop);
        Begin("EM");
        var (m, u) = Learn(random, prior, generic, Comparer);
        var labels = Comparer().Comparers.Select(it => it.Labels).ToArray();
        model = model with { Prior = prior, Weights = [.. settings.Comparisons.Select((it, i) => new ComparisonWeights(it.Name, [.. labels[i].Select((label, level) => new LevelWeight(label, m[i][level], u[i][level]))]))] };

        Begin("candidate pairs");
        var index = table.BlockIndexes.Of(table, settings, generic, model.GenericVersion, border, _store, stop);
        _checks.AddRange(index.Notes);
        var sample = CandidateSample.Of(table, index, Comparer, Rarities.Of(table), settings, stop);
        Begin("mixture");
        var patterns = Comparer().Patterns;
        if (settings.Mixture) model = model with { Mixture = MixtureChoice.Of(model, patterns, sample, _checks) };
        var strengths = TermStrength.Of(model, patterns, sample);
        return model with { Checks = _checks, Weights = [.. model.Weights.Select((it, i) => it with { TermFrequencyExponent = settings.Comparisons[i].TermFrequency ? strengths[i] : 0 })] };
    }

    void Begin(string stage)
    {
        stop.ThrowIfCancellationRequested();
        progress?.Report(new($"train: {stage}", _stage++, Stages));
    }

    /// <summary>m by a pass of EM for each rule; then u without the true pairs that random pairs hold, and m once more.</summary>
    (double[][] M, double[][] U) Learn(double[][] random, double prior, GenericValues generic, Func<PairComparer> comparer)
    {
        var passes = settings.EmRules.Select(it => PassOf(it, generic, comparer)).Where(it => it.Table.Total > 0).ToList();
        var start = random.Select(it => PlainFit.Start(it.Length)).ToArray();
        var u = random;
        var m = start;
        for (var round = 0; round < 2; round++)
        {
            m = Together(passes, u, start, last: round == 1);
            u = [.. random.Select((it, i) => WithoutMatches(it, m[i], prior))];
        }
        return (m, u);
    }

    (BlockingRule Rule, LevelTable Table, bool[] Active) PassOf(BlockingRule rule, GenericValues generic, Func<PairComparer> comparer)
    {
        var index = new BlockIndex(table, settings with { MostPairsPerRecord = double.MaxValue }, [rule], [], generic, border, _store, stop);
        var counts = PairSample.Counts(table, index, comparer, settings.MostPairsForEm, settings.Seed, stop);
        var names = settings.Columns.Where(it => it.Kind == FieldKind.Forename).Select(it => it.Name).Intersect(rule.Columns, StringComparer.OrdinalIgnoreCase).Any();
        // A forename says the sex: among pairs that share one, agreement on it would pass for the mark of one person.
        var active = settings.Comparisons.Select(it => !it.Columns.Intersect(rule.Columns, StringComparer.OrdinalIgnoreCase).Any() && !(names && it.Kind == ComparisonKind.Sex)).ToArray();
        return (rule, new(comparer().Patterns, counts.Sorted()), active);
    }

    double[][] Together(List<(BlockingRule Rule, LevelTable Table, bool[] Active)> passes, double[][] u, double[][] start, bool last)
    {
        var found = new List<double[]?[]>();
        foreach (var (rule, pairs, active) in passes)
        {
            var (m, share) = PlainFit.Of(pairs, u, active, start);
            if (share is > 1e-5 and < 0.99999) found.Add(m);
            else if (last) _checks.Add($"EM on '{rule}' found {(share < 0.5 ? "no" : "only")} true pairs and was not used.");
        }
        if (last && found.Count == 0) _checks.Add("No rule of EM gave pairs to learn from: how often one person's records agree is a guess. Let people look at what it finds.");
        return [.. start.Select((it, i) => Mean([.. found.Select(m => m[i]).Where(m => m is not null).Select(m => m!)]) ?? Unlearnt(it, i, last && found.Count > 0))];
    }

    double[] Unlearnt(double[] start, int comparison, bool told)
    {
        if (told) _checks.Add($"Nothing was learnt of {settings.Comparisons[comparison].Name}: every rule of EM that was of use blocks on it. Its weights are a guess.");
        return start;
    }

    /// <summary>The geometric mean of what the passes found.</summary>
    static double[]? Mean(List<double[]> passes)
    {
        if (passes.Count == 0) return null;
        var mean = Enumerable.Range(0, passes[0].Length).Select(level => Math.Exp(passes.Average(it => Math.Log(it[level])))).ToArray();
        var sum = mean.Sum();
        return [.. mean.Select(it => it / sum)];
    }

    // In a small file with many duplicates a good part of the random pairs that agree are one person.
    static double[] WithoutMatches(double[] random, double[] m, double prior)
    {
        var u = random.Select((it, level) => Math.Max((it - prior * m[level]) / (1 - prior), it / 20)).ToArray();
        var sum = u.Sum();
        return [.. u.Select(it => it / sum)];
    }
}
