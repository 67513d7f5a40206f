using System.Security.Cryptography;
using Bargate.Cases.Contract;

namespace Bargate.Cases;

/// <summary>A one-time link to a case's page: 128 random bits, stored hashed, good for 28 days, spent by a button and not by opening it (mail scanners open links).</summary>
internal sealed class TrackingLink
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(28);

    /// <summary>How long after its end a link still explains itself and can be exchanged for a new one by email.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public Guid Id { get; init; }

    public CaseId Case { get; init; }

    /// <summary>The follower it was sent to, who sees less than the person who reported it; null for the reporter.</summary>
    public Guid? Follower { get; init; }

    public required byte[] TokenHash { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? SpentAt { get; private set; }

    public int Version { get; private set; }

    public static (TrackingLink Link, string Token) For(CaseId id, DateTime now, Guid? follower = null)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (new TrackingLink { Id = Guid.CreateVersion7(), Case = id, Follower = follower, TokenHash = HashOf(token), ExpiresAt = now + Life }, token);
    }

    public static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    public bool IsGood(DateTime now) => SpentAt is null && now < ExpiresAt;

    public void Spend(DateTime now) => SpentAt = now;
}
