using System.Security.Cryptography;
using System.Text;

namespace Bargate.Tests.Webhooks;

// As in docs/webhooks.md, word for word: SignatureTests compares them, and uses this one.
static class Webhook
{
    public static bool IsOurs(string secret, string id, string timestamp, string signatures, byte[] body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > 300) return false;
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
        return signatures.Split(' ').Any(it => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(it), expected));
    }
}
