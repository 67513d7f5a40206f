namespace Bargate.Forms.Funnel;

/// <summary>Which forms are looked at.</summary>
/// <param name="Edition">Null for every edition.</param>
/// <param name="Channel">Null for every way.</param>
/// <param name="From">The Monday of the first week in which they were begun.</param>
/// <param name="To">The Monday of the last one.</param>
internal sealed record Slice(string Service, int? Edition, FunnelChannel? Channel, DateOnly From, DateOnly To)
{
    /// <summary>A draft lives four weeks after its last change: of weeks up to this one, every form that nobody came back to is left.</summary>
    public static DateOnly LastSettled(DateOnly today) => Weeks.Of(today.AddDays(-(int)Draft.Life.TotalDays - 7));

    public async Task<Counts> Read(BargateDb db, DateOnly today, CancellationToken stop)
    {
        var settled = LastSettled(today);
        var rows = db.Set<FunnelCount>().AsNoTracking().Where(it => it.Service == Service && it.Week >= From && it.Week <= To);
        if (Edition is { } edition) rows = rows.Where(it => it.Edition == edition);
        if (Channel is { } channel) rows = rows.Where(it => it.Channel == channel);
        return new([.. await rows.GroupBy(it => new { it.Page, it.What, it.Detail, Open = it.Week > settled })
            .Select(it => new Sum(it.Key.Page, it.Key.What, it.Key.Detail, it.Key.Open, it.Sum(one => one.Count))).ToListAsync(stop)]);
    }
}
