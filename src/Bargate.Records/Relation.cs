using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>How a record of one register stands to one of another, as a source says: a customer lives at a property, a debt is owed by a customer.</summary>
internal sealed class Relation
{
    public Guid Id { get; init; }

    public RelationKind Kind { get; init; }

    public Register FromRegister { get; init; }

    /// <summary>The source record that says so.</summary>
    public RecordId From { get; init; }

    public Register ToRegister { get; init; }

    /// <summary>The source record that it points at; null where it is a property known by its UPRN alone.</summary>
    public RecordId? To { get; init; }

    public long? Uprn { get; init; }

    public DateTime Since { get; init; }

    /// <summary>A later version of the source record does not say so any more.</summary>
    public DateTime? EndedAt { get; set; }
}

internal enum RelationKind { LivesAt, PaysFor, WorksAt, Owes }
