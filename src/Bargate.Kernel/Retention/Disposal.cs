namespace Bargate.Kernel.Retention;

/// <summary>Approved for disposal; once done, the tombstone of the record: what class, which, when and by whose approval, and nothing about anybody.</summary>
public sealed class Disposal
{
    public Guid Id { get; init; }

    public Guid Run { get; init; }

    public required string Class { get; init; }

    public Guid Record { get; init; }

    /// <summary>The officer who approved it.</summary>
    public OfficerId? ApprovedBy { get; init; }

    /// <summary>The standing approval that allowed it, as `council.yaml` words it.</summary>
    public string? Decision { get; init; }

    /// <summary>Null while it is approved and not done yet.</summary>
    public DateTime? DisposedAt { get; set; }
}
