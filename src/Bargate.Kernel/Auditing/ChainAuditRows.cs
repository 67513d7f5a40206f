using Bargate.Kernel.Jobs;

namespace Bargate.Kernel.Auditing;

/// <summary>Adds the newest audit rows to the hash chain, a few seconds late so that slower transactions have committed.</summary>
sealed class ChainAuditRows(BargateDb db, TimeProvider clock) : ITimedJob
{
    const int Most = 5000;

    public async Task Run(CancellationToken stop)
    {
        var last = await db.Set<AuditLink>().AsNoTracking().OrderByDescending(it => it.Position).FirstOrDefaultAsync(stop);
        var until = clock.GetUtcNow().UtcDateTime.AddSeconds(-5);
        var rows = await (from row in db.Set<AuditRow>().AsNoTracking()
                          where row.At < until && !db.Set<AuditLink>().Any(it => it.Row == row.Id)
                          orderby row.Id
                          select row).Take(Most).ToListAsync(stop);
        var (position, hash) = (last?.Position ?? 0, last?.Hash ?? new byte[32]);
        foreach (var row in rows)
        {
            hash = AuditLink.HashOf(row, hash);
            db.Add(new AuditLink { Position = ++position, Row = row.Id, Hash = hash });
        }
    }
}
