using System.Security.Cryptography;
using System.Text;

namespace Bargate.Kernel.Sealing;

/// <summary>The one key outside the database: wraps data keys and keys the hashes of what officers look up exactly.</summary>
public sealed class MasterKey
{
    readonly byte[] wrap;
    readonly byte[] hash;

    /// <param name="secret">32 bytes from the environment or a key file.</param>
    public MasterKey(byte[] secret)
    {
        if (secret.Length != 32) throw new ArgumentException("The master key must be 32 bytes, written in base64. Make one with: bargate new-key", nameof(secret));
        wrap = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bargate wrap"u8.ToArray());
        hash = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bargate hash"u8.ToArray());
    }

    public DataKey NewKey() => new(Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));

    internal byte[] Wrap(DataKey key) => Aes.Encrypt(wrap, key.Secret, key.Id.ToByteArray());

    /// <exception cref="CryptographicException">The key was wrapped by another master key.</exception>
    public DataKey Unwrap(Guid id, byte[] wrapped) => new(id, Aes.Decrypt(wrap, wrapped, id.ToByteArray()));

    internal byte[] SealSecret(byte[] plain) => Aes.Encrypt(wrap, plain, "secret"u8);

    internal byte[] OpenSecret(byte[] sealedBytes) => Aes.Decrypt(wrap, sealedBytes, "secret"u8);

    /// <summary>A keyed hash for exact look-up: equal values hash alike, and nothing can be read back. <paramref name="kind"/> keeps an email from matching a phone.</summary>
    public byte[] Hash(string kind, string value) => HMACSHA256.HashData(hash, Encoding.UTF8.GetBytes($"{kind}\n{value}"));
}
