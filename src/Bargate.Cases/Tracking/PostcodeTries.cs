using Bargate.Kernel.Councils;

namespace Bargate.Cases.Tracking;

/// <summary>Counts tries of a reference with a postcode, one more each time, also for references that do not exist: five a day.</summary>
internal sealed class PostcodeTries(BargateDb db, Council council, TimeProvider clock)
{
    public async Task<bool> MayTry(string reference, CancellationToken stop)
    {
        var today = council.Time.Today(clock);
        // One statement, so that two tries at once are two tries on both databases.
        var count = await db.Write(async () => (await db.Database.SqlQuery<int>($"""
            insert into cases_tracking_tries ("Reference", "Day", "Count", "Version") values ({reference}, {today}, 1, 0)
            on conflict ("Reference", "Day") do update set "Count" = cases_tracking_tries."Count" + 1
            returning "Count" as "Value"
            """).ToListAsync(stop))[0], stop);
        return count <= TrackingTry.Most;
    }
}
