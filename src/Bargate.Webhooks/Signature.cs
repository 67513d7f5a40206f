using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bargate.Webhooks;

/// <summary>The signature of Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, in base64 after `v1,`; one for each secret, a space between.</summary>
static class Signature
{
    public const string Prefix = "whsec_", IdHeader = "webhook-id", TimeHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    public static string Of(IEnumerable<byte[]> secrets, string id, long seconds, ReadOnlySpan<byte> body)
    {
        var start = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}."));
        var signed = new byte[start.Length + body.Length];
        start.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(start.Length));
        return string.Join(' ', secrets.Select(it => "v1," + Convert.ToBase64String(HMACSHA256.HashData(it, signed))));
    }
}
