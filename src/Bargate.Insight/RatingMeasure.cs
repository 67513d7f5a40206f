using Bargate.Insight.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;

namespace Bargate.Insight;

/// <summary>The average of all ratings of the days from and to, both included. Scores are never disposed of, so a closed period keeps its value.</summary>
internal sealed class RatingMeasure(BargateDb db, Council council) : IMeasure
{
    public string Key => "rating";

    public string Unit => "of-5";

    public async Task<decimal?> Value(DateOnly from, DateOnly to, CancellationToken stop)
    {
        var (start, end) = (council.Time.ToUtc(from.ToDateTime(TimeOnly.MinValue)), council.Time.ToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var found = await db.Ratings.AsNoTracking().Where(it => it.At >= start && it.At < end).GroupBy(_ => 1)
            .Select(it => new { Sum = it.Sum(r => r.Score), Count = it.Count() }).SingleOrDefaultAsync(stop);
        return found is null ? null : Math.Round((decimal)found.Sum / found.Count, 2);
    }
}
