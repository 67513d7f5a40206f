using System.Security.Cryptography;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;

namespace Bargate.Webhooks;

/// <summary>Who is told of what: an address, the services and kinds of events it asks for, and the secret that signs what it is sent.</summary>
sealed class Subscription
{
    public const int LongestName = 100, LongestUrl = 500, LongestEmail = 320, LongestPurpose = 500, LongestList = 4000;

    const int SecretBytes = 32, MostOld = 3;

    const string SecretPlace = "webhooks_subscriptions.Secret", OldSecretPlace = "webhooks_subscriptions.OldSecret";

    /// <summary>How long the secret before the last rotation signs too, so that the receiver can be changed without a gap.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(7);

    public Guid Id { get; init; }

    public required string Name { get; set; }

    public required string Url { get; set; }

    /// <summary>Who answers for the receiver, at work: is told when it was paused.</summary>
    public required string Email { get; set; }

    /// <summary>`,missed-bin,road-problem,`; `,` for every service.</summary>
    public string ServiceList { get; private set; } = ",";

    public string KindList { get; private set; } = ",";

    /// <summary>`,contact,answers,`; `,` for nothing about a person.</summary>
    public string ContentList { get; private set; } = ",";

    /// <summary>What the receiver needs personal data for; null when it gets none.</summary>
    public string? Purpose { get; private set; }

    public Guid KeyId { get; init; }

    // Sealed like a case's content, but not a person's: so it is kept as bytes.
    public byte[]? Secret { get; private set; }

    public byte[]? OldSecret { get; private set; }

    public DateTime? OldSecretUntil { get; private set; }

    public SubscriptionState State { get; private set; }

    public DateTime? StateSince { get; private set; }

    /// <summary>Why it was paused by itself: `failing`, `gone`; null when an officer did it.</summary>
    public string? PausedFor { get; private set; }

    public OfficerId CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; private set; }

    public IReadOnlyList<string> Services => Split(ServiceList);

    public IReadOnlyList<string> Kinds => Split(KindList);

    public IReadOnlyList<string> Contents => Split(ContentList);

    public bool GetsPersonalData => ContentList != ",";

    public static (Subscription Row, string Shown) New(string name, string url, string email, DataKey key, OfficerId by, DateTime now)
    {
        var made = new Subscription { Id = Guid.CreateVersion7(), Name = name, Url = url, Email = email, KeyId = key.Id, CreatedBy = by, CreatedAt = now };
        return (made, made.NewSecret(key));
    }

    public void Ask(IEnumerable<string> services, IEnumerable<string> kinds, IEnumerable<string> contents, string? purpose) =>
        (ServiceList, KindList, ContentList, Purpose) = (Joined(services), Joined(kinds), Joined(contents), contents.Any() ? purpose : null);

    /// <summary>A new secret. Those before sign beside it for <see cref="Overlap"/>.</summary>
    public string Rotate(DataKey key, DateTime now)
    {
        MustWork();
        // Of several rotations in a week nobody knows which secret the receiver has by now.
        byte[] old = [.. Secrets(key, now).Take(MostOld).SelectMany(it => it)];
        OldSecret = key.Seal(old, OldSecretPlace, Id).Bytes;
        OldSecretUntil = now + Overlap;
        return NewSecret(key);
    }

    /// <summary>The secrets that sign now, the newest first.</summary>
    public IReadOnlyList<byte[]> Secrets(DataKey key, DateTime now)
    {
        List<byte[]> all = [];
        if (Secret is not null) all.Add(key.Open(new Sealed<byte[]>(Secret), SecretPlace, Id));
        if (OldSecret is not null && OldSecretUntil > now) all.AddRange(key.Open(new Sealed<byte[]>(OldSecret), OldSecretPlace, Id).Chunk(SecretBytes));
        return all;
    }

    public void Pause(DateTime now, string? why = null)
    {
        if (State != SubscriptionState.Active) throw new RuleBroken("This subscription is not running.");
        (State, StateSince, PausedFor) = (SubscriptionState.Paused, now, why);
    }

    public void Resume(DateTime now)
    {
        if (State != SubscriptionState.Paused) throw new RuleBroken("This subscription is not paused.");
        (State, StateSince, PausedFor) = (SubscriptionState.Active, now, null);
    }

    public void Revoke(DateTime now)
    {
        MustWork();
        (State, StateSince, PausedFor, Secret, OldSecret, OldSecretUntil) = (SubscriptionState.Revoked, now, null, null, null, null);
    }

    public void MustWork()
    {
        if (State == SubscriptionState.Revoked) throw new RuleBroken("This subscription was revoked. Make a new one.");
    }

    string NewSecret(DataKey key)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        Secret = key.Seal(secret, SecretPlace, Id).Bytes;
        return Signature.Prefix + Convert.ToBase64String(secret);
    }

    static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    static string Joined(IEnumerable<string> all) => all.Any() ? $",{string.Join(',', all.Distinct().Order(StringComparer.Ordinal))}," : ",";
}

enum SubscriptionState { Active, Paused, Revoked }
