using Bargate.Kernel.Sealing;

namespace Bargate.Kernel.Auditing;

/// <summary>One thing that somebody did or saw, never changed and never deleted; its detail is sealed with the key of what it is about.</summary>
public sealed class AuditRow
{
    public const string DetailPlace = "kernel_audit.Detail";

    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    /// <summary>What was done, past tense with hyphens: `case-closed`.</summary>
    public required string Action { get; init; }

    public Guid About { get; init; }

    public Guid? KeyId { get; init; }

    public Sealed<string>? Detail { get; init; }
}

/// <summary>Who acts.</summary>
public enum ActorKind { Resident, Officer, System, ApiKey }

/// <summary>Who acts: an officer by id, a resident (a guest has no id), or the system itself.</summary>
public readonly record struct Actor(ActorKind Kind, Guid? Id)
{
    public static Actor Resident { get; } = new(ActorKind.Resident, null);

    public static Actor System { get; } = new(ActorKind.System, null);

    /// <summary>A program that calls the API, by the id of its key.</summary>
    public static Actor ApiKey(Guid id) => new(ActorKind.ApiKey, id);

    public static Actor Officer(Ids.OfficerId id) => new(ActorKind.Officer, id.Value);
}
