using System.Security.Cryptography;

namespace Bargate.Directory;

/// <summary>A link in an email to a provider's steward: 128 random bits, stored hashed, good for 28 days. Opening it only shows; a button changes.</summary>
internal sealed class ManageLink
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(28);

    /// <summary>How many may be asked for one provider in an hour: its mailbox is not for others to fill.</summary>
    public const int MostAnHour = 3;

    public Guid Id { get; init; }

    public Guid Provider { get; init; }

    public required byte[] TokenHash { get; init; }

    public DateTime ExpiresAt { get; init; }

    public static (ManageLink Link, string Token) For(Guid provider, DateTime now)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (new() { Id = Guid.CreateVersion7(), Provider = provider, TokenHash = HashOf(token), ExpiresAt = now + Life }, token);
    }

    public static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}
