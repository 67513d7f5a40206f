using System.Security.Cryptography;

namespace Bargate.Kernel.Sealing;

/// <summary>AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front and the 128-bit tag behind.</summary>
static class Aes
{
    const int Nonce = 12, Tag = 16;

    public static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var sealedBytes = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(sealedBytes.AsSpan(0, Nonce), plain, sealedBytes.AsSpan(Nonce, plain.Length), sealedBytes.AsSpan(Nonce + plain.Length), bound);
        return sealedBytes;
    }

    public static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> bound)
    {
        if (sealedBytes.Length < Nonce + Tag) throw new CryptographicException("Sealed content is shorter than its nonce and tag.");
        var plain = new byte[sealedBytes.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedBytes[..Nonce], sealedBytes[Nonce..^Tag], sealedBytes[^Tag..], plain, bound);
        return plain;
    }
}
