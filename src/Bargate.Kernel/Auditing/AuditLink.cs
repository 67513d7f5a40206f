using System.Security.Cryptography;
using System.Text;

namespace Bargate.Kernel.Auditing;

/// <summary>One link of the chain over the audit rows: its hash covers the row and the link before, so a changed or missing row shows.</summary>
public sealed class AuditLink
{
    public long Position { get; init; }

    public Guid Row { get; init; }

    public required byte[] Hash { get; init; }

    public static byte[] HashOf(AuditRow row, byte[] before)
    {
        var text = $"{row.Id:N}|{row.At:O}|{row.ActorKind}|{row.ActorId:N}|{row.Action}|{row.About:N}|{row.KeyId:N}|{Convert.ToHexString(row.Detail?.Bytes ?? [])}";
        return SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(text)]);
    }
}
