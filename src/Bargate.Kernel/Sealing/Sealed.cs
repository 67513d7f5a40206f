namespace Bargate.Kernel.Sealing;

/// <summary>Personal content at rest: nonce (12 bytes), AES-256-GCM ciphertext, tag (16 bytes). Opened only with its <see cref="DataKey"/>, at its own place.</summary>
/// <typeparam name="T">What was sealed: a string, bytes, or anything JSON can write.</typeparam>
public readonly record struct Sealed<T>(byte[] Bytes)
{
    public bool IsEmpty => Bytes is null || Bytes.Length == 0;
}
