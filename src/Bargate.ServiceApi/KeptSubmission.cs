namespace Bargate.ServiceApi;

/// <summary>A submission that was sent with an idempotency key: the same one again is answered with the same case. Holds ids and hashes only.</summary>
internal sealed class KeptSubmission
{
    public const int LongestKey = 255;

    /// <summary>How long at least.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public Guid Id { get; init; }

    /// <summary>Keyed hash of the API key's id and the idempotency key.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>SHA-256 of the service's id and the body.</summary>
    public required byte[] BodyHash { get; init; }

    public Guid Case { get; init; }

    public DateTime At { get; init; }
}
