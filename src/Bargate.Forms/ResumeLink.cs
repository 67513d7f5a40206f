using System.Security.Cryptography;
using System.Text;

namespace Bargate.Forms;

/// <summary>A link in an email that continues a draft on any device, until it is sent or 28 days have passed.</summary>
internal sealed class ResumeLink
{
    public Guid Id { get; init; }

    public Guid Draft { get; init; }

    public required byte[] TokenHash { get; init; }

    public DateTime ExpiresAt { get; init; }

    public static (ResumeLink Link, string Token) For(Guid draft, DateTime now)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (new() { Id = Guid.CreateVersion7(), Draft = draft, TokenHash = HashOf(token), ExpiresAt = now + Forms.Draft.Life }, token);
    }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
