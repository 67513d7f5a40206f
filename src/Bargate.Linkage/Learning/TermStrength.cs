using Bargate.Linkage.Comparing;
using Bargate.Linkage.Scoring;

namespace Bargate.Linkage.Learning;

/// <summary>
/// How much of a value's rarity counts. If agreement on a value of share f says 1/f, the odds of the same person among agreeing pairs
/// rise by one bit for each bit of rarity; where households share a surname they rise less. The slope is the exponent.
/// </summary>
internal static class TermStrength
{
    public static double[] Of(LinkageModel model, Patterns patterns, CandidateSample sample)
    {
        var weights = new PatternWeights(model, patterns);
        var (same, different) = (new double[patterns.Count, CandidateSample.Bins], new double[patterns.Count, CandidateSample.Bins]);
        foreach (var ((pattern, comparison, bin), count) in sample.Rarities.OrderBy(it => it.Key))
        {
            var chance = 1 / (1 + double.Exp2(-weights.Of(pattern)));
            same[comparison, bin] += count * chance;
            different[comparison, bin] += count * (1 - chance);
        }
        return [.. Enumerable.Range(0, patterns.Count).Select(it => Slope(it, same, different))];
    }

    static double Slope(int comparison, double[,] same, double[,] different)
    {
        var points = Enumerable.Range(0, CandidateSample.Bins)
            .Select(bin => (X: bin + 0.5, Same: same[comparison, bin], Different: different[comparison, bin]))
            .Where(it => it.Same + it.Different > 0)
            .Select(it => (it.X, Y: Math.Log2((it.Same + 0.5) / (it.Different + 0.5)), Weight: (it.Same + 0.5) * (it.Different + 0.5) / (it.Same + it.Different + 1)))
            .ToList();
        if (points.Count < 2) return 0;
        var total = points.Sum(it => it.Weight);
        var (x, y) = (points.Sum(it => it.X * it.Weight) / total, points.Sum(it => it.Y * it.Weight) / total);
        // Few pairs say little: they are joined by what a hundred pairs with a slope of a half would say.
        const double before = 100, expected = 0.5;
        var spread = points.Sum(it => it.Weight * (it.X - x) * (it.X - x)) + before;
        var slope = (points.Sum(it => it.Weight * (it.X - x) * (it.Y - y)) + before * expected) / spread;
        return Math.Round(Math.Clamp(slope, 0, 1), 2);
    }
}
