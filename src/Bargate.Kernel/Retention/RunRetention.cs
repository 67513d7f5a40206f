using Bargate.Kernel.Councils;

namespace Bargate.Kernel.Retention;

/// <summary>Once a night, by the council's clock: approves what the standing approvals allow, and counts what waits or is held.</summary>
sealed class RunRetention(BargateDb db, DueList due, Approvals approvals, Council council, TimeProvider clock) : ITimedJob
{
    /// <summary>How often it looks whether the night's run is still to do.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMinutes(30);

    const int FirstHour = 1, LastHour = 5, MostOfAClass = 2000;

    public async Task Run(CancellationToken stop)
    {
        var tonight = council.Time.ToLocal(clock.GetUtcNow().UtcDateTime);
        if (tonight.Hour is < FirstHour or >= LastHour) return;
        var since = council.Time.ToUtc(tonight.Date);
        if (await db.Set<RetentionRun>().AnyAsync(it => it.By == null && it.At >= since, stop)) return;
        var all = new List<(DueClass, StandingApproval?)>();
        foreach (var key in due.Keys)
        {
            var standing = council.StandingApprovals.FirstOrDefault(it => it.Class == key);
            all.Add(((await due.Of(key, standing is null ? DueList.Most : MostOfAClass, stop))!, standing));
        }
        approvals.Approve(all);
    }
}
