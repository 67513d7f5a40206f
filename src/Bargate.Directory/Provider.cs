using Bargate.Directory.Oruk;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;

namespace Bargate.Directory;

/// <summary>Who runs services: Open Referral's organization. Its steward is the person who is asked to check the entries, and is never shown.</summary>
internal sealed class Provider
{
    public const string StewardPlace = "directory_providers.Steward", EmailKind = "email";

    public Guid Id { get; init; }

    public required string Name { get; set; }

    public required string NameFolded { get; set; }

    /// <summary>Open Referral's document.</summary>
    public required string Document { get; set; }

    /// <summary>The steward's email address.</summary>
    public Sealed<string>? Steward { get; private set; }

    public byte[]? StewardHash { get; private set; }

    public Guid? KeyId { get; private set; }

    public Guid? Feed { get; init; }

    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; }

    public static Provider Of(OrukOrganization document, DateTime now, Guid? feed = null)
    {
        var provider = new Provider { Id = document.Id, Name = "", NameFolded = "", Document = "", Feed = feed };
        provider.Publish(document, now);
        return provider;
    }

    public void Publish(OrukOrganization document, DateTime now)
    {
        Name = document.Name.Length <= Entry.LongestName ? document.Name : document.Name[..Entry.LongestName];
        (NameFolded, Document, ChangedAt) = (Fold.Of(Name), OrukJson.Write(document), now);
    }

    public OrukOrganization Published() => OrukJson.Read<OrukOrganization>(Document);

    public void Give(string email, DataKey key, MasterKey master) =>
        (Steward, StewardHash, KeyId) = (key.Seal(email, StewardPlace, Id), HashOf(email, master), key.Id);

    public string ReadSteward(DataKey key) => key.Open(Steward!.Value, StewardPlace, Id);

    public async Task ForgetSteward(KeyRing keys, CancellationToken stop)
    {
        if (KeyId is { } id) await keys.Destroy(id, stop);
        (Steward, StewardHash, KeyId) = (null, null, null);
    }

    public static byte[] HashOf(string email, MasterKey master) => master.Hash(EmailKind, Fold.Of(email.Trim()));
}
