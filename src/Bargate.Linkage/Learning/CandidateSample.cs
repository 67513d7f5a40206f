using Bargate.Linkage.Blocking;
using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Learning;

/// <summary>A sample of the pairs that blocking lets through: its patterns in two halves, one to learn from and one to judge by, and how rare the agreeing values were.</summary>
internal sealed class CandidateSample
{
    public const int Bins = 32;

    public PatternCounts Learning { get; } = new();
    public PatternCounts HeldOut { get; } = new();

    /// <summary>How often, in a pattern, the agreeing value of a term had a rarity: bits, rounded down.</summary>
    public Dictionary<(int Pattern, int Term, int Bin), long> Rarities { get; } = [];

    public static CandidateSample Of(Table table, BlockIndex index, Func<PairComparer> comparer, Func<int, float[]> rarities, LinkageSettings settings, CancellationToken stop)
    {
        var all = new CandidateSample();
        var keep = Keep.Of(index.MostPairs, settings.MostPairsForEm, settings.Seed);
        index.ForEachPair(() => new Sampling(table, comparer(), rarities, keep, new()), it => all.AddAll(it.Sample), null, stop);
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
        readonly Keep _keep, _half;
        readonly (int Comparison, int Top, int[] Places, float[][] Rarities)[] _terms;

        public Sampling(Table table, PairComparer comparer, Func<int, float[]> rarities, Keep keep, CandidateSample sample)
        {
            (_table, _comparer, _keep, Sample) = (table, comparer, keep, sample);
            _half = new(~keep.Seed, ulong.MaxValue / 2);
            _terms = [.. comparer.Comparers.Select((it, i) => (i, it.Levels - 1, it.TermPlaces, it.TermPlaces.Select(rarities).ToArray())).Where(it => it.TermPlaces.Length > 0)];
        }

        public CandidateSample Sample { get; }

        public void Visit(int a, int b, int rule)
        {
            if (!_keep.Has(a, b)) return;
            var pattern = _comparer.PatternOf(a, b);
            (_half.Has(a, b) ? Sample.Learning : Sample.HeldOut).Add(pattern);
            var row = _table.Row(a);
            foreach (var (comparison, top, places, rarities) in _terms)
            {
                if (_comparer.Patterns.Level(pattern, comparison) != top) continue;
                var rarity = 0f;
                for (var i = 0; i < places.Length; i++) rarity += rarities[i][row[places[i]]];
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Sample.Rarities, (pattern, comparison, Math.Clamp((int)rarity, 0, Bins - 1)), out _)++;
            }
        }
    }
}
