namespace Bargate.Kernel.Sealing;

/// <summary>A wrapped data key. Destroying it (no bytes left) is erasure of all it sealed, in backups too once they rotate.</summary>
public sealed class KeyRow
{
    public Guid Id { get; init; }

    public byte[]? Wrapped { get; private set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? DestroyedAt { get; private set; }

    public static KeyRow For(DataKey key, MasterKey master, DateTime now) => new() { Id = key.Id, Wrapped = master.Wrap(key), CreatedAt = now };

    public void Destroy(DateTime now) => (Wrapped, DestroyedAt) = (null, now);
}
