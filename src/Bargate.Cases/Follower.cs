using Bargate.Cases.Contract;
using Bargate.Kernel.Sealing;

namespace Bargate.Cases;

/// <summary>Somebody who is told about another's public case.</summary>
internal sealed class Follower
{
    /// <summary>What Notifications calls it when somebody unsubscribes.</summary>
    public const string Kind = "follow";

    public const string EmailPlace = "cases_followers.Email";

    public Guid Id { get; init; }

    public CaseId Case { get; init; }

    public Guid KeyId { get; init; }

    public Sealed<string> Email { get; init; }

    public required byte[] EmailHash { get; init; }

    public required string Language { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>The duplicate that they reported or followed, when it brought them here.</summary>
    public CaseId? MovedFrom { get; init; }

    /// <summary>They asked to be told no more.</summary>
    public DateTime? StoppedAt { get; set; }

    public int Version { get; private set; }
}
