using System.Buffers.Binary;
using Bargate.Kernel.Jobs;

namespace Bargate.Kernel.Auditing;

/// <summary>Adds the newest audit rows to the hash chain, a few seconds late so that slower transactions have committed.</summary>
sealed class ChainAuditRows(BargateDb db, TimeProvider clock) : ITimedJob
{
    const int Most = 5000;

    // No transaction commits so long after it wrote its row, and no two hosts' clocks are so far apart.
    static readonly TimeSpan Late = TimeSpan.FromHours(1);

    public async Task Run(CancellationToken stop)
    {
        var last = await db.Set<AuditLink>().AsNoTracking().OrderByDescending(it => it.Position).FirstOrDefaultAsync(stop);
        var (oldest, until) = (last is null ? Guid.Empty : Before(last.Row), clock.GetUtcNow().UtcDateTime.AddSeconds(-5));
        var rows = await (from row in db.Set<AuditRow>().AsNoTracking()
                          where row.Id >= oldest && row.At < until && !db.Set<AuditLink>().Any(it => it.Row == row.Id)
                          orderby row.Id
                          select row).Take(Most).ToListAsync(stop);
        var (position, hash) = (last?.Position ?? 0, last?.Hash ?? new byte[32]);
        foreach (var row in rows)
        {
            hash = AuditLink.HashOf(row, hash);
            db.Add(new AuditLink { Position = ++position, Row = row.Id, Hash = hash });
        }
    }

    // Ids begin with the millisecond in which they were made. By them and not by `At`: practice data writes of days gone by.
    static Guid Before(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        var made = BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16;
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, made - (long)Late.TotalMilliseconds) << 16);
        bytes.AsSpan(8).Clear();
        return new Guid(bytes, bigEndian: true);
    }
}
