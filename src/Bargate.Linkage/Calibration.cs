namespace Bargate.Linkage;

/// <summary>A scored pair and whether it is known to be one person.</summary>
public readonly record struct LabelledPair(double Probability, bool Same);

/// <summary>Pairs whose probability lies in one band: were as many of them one person as the model said?</summary>
public sealed record ReliabilityBand(double From, double To, int Pairs, double Expected, double Observed);

/// <summary>What linking from a threshold on would bring.</summary>
public sealed record ThresholdPoint(double Threshold, long Links, long True, double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <summary>How well a model's probabilities hold on pairs that are known.</summary>
/// <param name="ExpectedError">The mean distance of observed from expected over the bands, weighed by their pairs.</param>
/// <param name="Advised">The threshold with the least cost; null where no link is worth its risk.</param>
public sealed record Calibration(IReadOnlyList<ReliabilityBand> Bands, IReadOnlyList<ThresholdPoint> Points, ThresholdPoint Best, ThresholdPoint? Advised, double FalseMergeCost, double ExpectedError)
{
    static readonly double[] Edges = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1];
    static readonly double[] Shown = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999];

    /// <param name="truePairs">All true pairs there are, those that were never compared included; where it is not given, those among the pairs.</param>
    /// <param name="falseMergeCost">How many missed links one false merge weighs.</param>
    public static Calibration Of(IEnumerable<LabelledPair> pairs, long? truePairs = null, double falseMergeCost = 50)
    {
        if (falseMergeCost <= 0) throw new ArgumentOutOfRangeException(nameof(falseMergeCost), "The cost of a false merge is a number above 0.");
        var sorted = pairs.OrderByDescending(it => it.Probability).ToList();
        var all = truePairs ?? sorted.Count(it => it.Same);
        var curve = Curve(sorted, all);
        var best = curve.MaxBy(it => it.F1) ?? new(1, 0, 0, 1, 0);
        var cheapest = curve.MinBy(it => Cost(it, all, falseMergeCost));
        var bands = Reliability(sorted);
        var error = sorted.Count == 0 ? 0 : bands.Sum(it => it.Pairs * Math.Abs(it.Observed - it.Expected)) / sorted.Count;
        return new(bands, [.. Shown.Select(it => At(curve, it, all))], best, cheapest is not null && Cost(cheapest, all, falseMergeCost) < all ? cheapest : null, falseMergeCost, error);
    }

    static double Cost(ThresholdPoint at, long all, double falseMergeCost) => falseMergeCost * (at.Links - at.True) + (all - at.True);

    /// <summary>A point for each probability that occurs: links are those at least as probable.</summary>
    static List<ThresholdPoint> Curve(List<LabelledPair> sorted, long all)
    {
        var (points, links, right) = (new List<ThresholdPoint>(), 0L, 0L);
        for (var i = 0; i < sorted.Count; i++)
        {
            links++;
            if (sorted[i].Same) right++;
            if (i == sorted.Count - 1 || sorted[i + 1].Probability < sorted[i].Probability) points.Add(Point(sorted[i].Probability, links, right, all));
        }
        return points;
    }

    static ThresholdPoint At(List<ThresholdPoint> curve, double threshold, long all) =>
        curve.LastOrDefault(it => it.Threshold >= threshold) is { } at ? at with { Threshold = threshold } : Point(threshold, 0, 0, all);

    static ThresholdPoint Point(double threshold, long links, long right, long all) => new(threshold, links, right, links == 0 ? 1 : (double)right / links, all == 0 ? 0 : (double)right / all);

    static List<ReliabilityBand> Reliability(List<LabelledPair> sorted)
    {
        var bands = new List<ReliabilityBand>();
        for (var i = 0; i + 1 < Edges.Length; i++)
        {
            var (from, to, last) = (Edges[i], Edges[i + 1], i + 2 == Edges.Length);
            var within = sorted.Where(it => it.Probability >= from && (it.Probability < to || last)).ToList();
            if (within.Count > 0) bands.Add(new(from, to, within.Count, within.Average(it => it.Probability), within.Average(it => it.Same ? 1.0 : 0)));
        }
        return bands;
    }
}
