using Bargate.Linkage.Blocking;
using Bargate.Linkage.Comparing;
using Bargate.Linkage.Scoring;

namespace Bargate.Linkage.Learning;

/// <summary>A sample of the pairs that blocking lets through: its patterns in two halves, one to learn from and one to judge by, and how rare the agreeing values were.</summary>
internal sealed class CandidateSample
{
    public const int Bins = 32;

    public PatternCounts Learning { get; } = new();
    public PatternCounts HeldOut { get; } = new();

    /// <summary>How many pairs there would be, were all pairs of the records sampled as these were.</summary>
    public double Possible { get; private init; }

    /// <summary>How often, in a pattern, the agreeing value of a term had a rarity: bits, rounded down.</summary>
    public Dictionary<(int Pattern, int Term, int Bin), long> Rarities { get; } = [];

    public static CandidateSample Of(Table table, BlockIndex index, Func<PairComparer> comparer, Rarity rarities, LinkageSettings settings, CancellationToken stop)
    {
        var sampling = PairSampling.Of(index.MostPairs, settings.MostPairsForMixture, settings.Seed);
        var all = new CandidateSample { Possible = index.PossiblePairs * sampling.Share };
        index.ForEachPair(() => new Sampling(table, comparer(), rarities, new(settings.Seed + 1, 0.5), new()), it => all.AddAll(it.Sample), null, stop, sampling);
        return all;
    }

    /// <summary>Both halves.</summary>
    public (int Pattern, long Count)[] All()
    {
        var all = new PatternCounts();
        all.AddAll(Learning);
        all.AddAll(HeldOut);
        return all.Sorted();
    }

    void AddAll(CandidateSample others)
    {
        Learning.AddAll(others.Learning);
        HeldOut.AddAll(others.HeldOut);
        foreach (var (key, count) in others.Rarities) Rarities[key] = Rarities.GetValueOrDefault(key) + count;
    }

    readonly struct Sampling : IPairVisitor
    {
        readonly Table _table;
        readonly PairComparer _comparer;
        readonly PairSampling _half;
        readonly (int Comparison, int Top, int[] Places)[] _terms;
        readonly Rarity _rarities;

        public Sampling(Table table, PairComparer comparer, Rarity rarities, PairSampling half, CandidateSample sample)
        {
            (_table, _comparer, _rarities, _half, Sample) = (table, comparer, rarities, half, sample);
            _terms = [.. comparer.Comparers.Select((it, i) => (i, it.Levels - 1, it.TermPlaces)).Where(it => it.TermPlaces.Length > 0)];
        }

        public CandidateSample Sample { get; }

        public void Visit(int a, int b, int rule)
        {
            var pattern = _comparer.PatternOf(_table.Row(a), _table.Row(b));
            (_half.Has(a, b) ? Sample.Learning : Sample.HeldOut).Add(pattern);
            var row = _table.Row(a);
            foreach (var (comparison, top, places) in _terms)
            {
                if (_comparer.Patterns.Level(pattern, comparison) != top) continue;
                var rarity = 0.0;
                foreach (var place in places) rarity += _rarities(place, row[place]);
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Sample.Rarities, (pattern, comparison, Math.Clamp((int)rarity, 0, Bins - 1)), out _)++;
            }
        }
    }
}
