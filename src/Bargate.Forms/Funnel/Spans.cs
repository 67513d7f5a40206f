using System.Globalization;

namespace Bargate.Forms.Funnel;

/// <summary>How long something took, as a histogram: only the bucket is kept. Medians are read from within a bucket as if its times were spread evenly.</summary>
internal sealed class Spans
{
    /// <summary>The upper ends of the buckets in seconds; the last bucket has none.</summary>
    public static readonly IReadOnlyList<int> Ends = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 3600, 7200, 86400];

    const string Longer = "longer";

    static readonly string[] Names = [.. Ends.Select(it => it.ToString(CultureInfo.InvariantCulture)), Longer];

    readonly long[] counts = new long[Names.Length];

    /// <summary>The bucket of a time, as it is kept.</summary>
    public static string Of(long seconds)
    {
        for (var i = 0; i < Ends.Count; i++)
            if (seconds <= Ends[i]) return Names[i];
        return Longer;
    }

    public void Add(string bucket, long count)
    {
        if (Array.IndexOf(Names, bucket) is >= 0 and var at) counts[at] += count;
    }

    public long Count => counts.Sum();

    /// <summary>Every bucket with its ends in seconds, the upper one null for the last.</summary>
    public IEnumerable<(int From, int? To, long Count)> Buckets => counts.Select((count, i) => (i == 0 ? 0 : Ends[i - 1], i < Ends.Count ? Ends[i] : default(int?), count));

    /// <summary>The seconds that this share took at most; null without any. What took longer than the last end counts as that.</summary>
    public double? Quantile(double share)
    {
        var all = Count;
        if (all == 0) return null;
        var (rank, before) = (Math.Clamp(share, 0, 1) * all, 0L);
        foreach (var (from, to, count) in Buckets)
        {
            if (count > 0 && before + count >= rank) return to is { } end ? from + (end - from) * (rank - before) / count : from;
            before += count;
        }
        return Ends[^1];
    }

    public double? Median => Quantile(0.5);

    public double? Ninetieth => Quantile(0.9);
}
