using System.Threading.RateLimiting;

namespace Bargate.Accounts.Api;

/// <summary>So many calls a minute for each key, on this host.</summary>
sealed class ApiLimit(int perMinute) : IDisposable
{
    readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    public int PerMinute => perMinute;

    /// <summary>Null when the call may go on, otherwise how long to wait.</summary>
    public TimeSpan? Wait(Guid key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.FromSeconds(1) ? after : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => limiter.Dispose();
}
