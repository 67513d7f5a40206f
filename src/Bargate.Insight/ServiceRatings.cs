using Bargate.Services.Contract;

namespace Bargate.Insight;

/// <summary>How many residents gave a service this score at this moment.</summary>
internal sealed record Tally(string Service, RatingMoment Moment, int Score, int Count);

/// <summary>The ratings of one service, counted.</summary>
internal sealed record ServiceRatings(string Service, string Title, IReadOnlyList<Tally> Tallies)
{
    public int Count => Tallies.Sum(it => it.Count);

    public decimal? Average => AverageOf(Tallies);

    public int Of(int score) => Tallies.Where(it => it.Score == score).Sum(it => it.Count);

    public decimal Share(int score) => Count == 0 ? 0 : (decimal)Of(score) / Count;

    public (int Count, decimal? Average) At(RatingMoment moment)
    {
        var those = Tallies.Where(it => it.Moment == moment).ToList();
        return (those.Sum(it => it.Count), AverageOf(those));
    }

    // Cut, not rounded: 3.999 must not look like a target of 4 that was met.
    static decimal? AverageOf(IReadOnlyList<Tally> tallies) => tallies.Sum(it => it.Count) is > 0 and var count
        ? Math.Truncate(100m * tallies.Sum(it => it.Score * it.Count) / count) / 100 : null;
}
