using Bargate.Kernel.Ids;

namespace Bargate.Records.Contract;

/// <summary>
/// The home id of a source record, and of whoever it is: a person has the oldest home id of their source records. Never reused; whichever home
/// id was ever shown leads to the person who holds that source record now.
/// </summary>
public readonly record struct RecordId(Guid Value) : IId<RecordId>, IComparable<RecordId>
{
    public static RecordId From(Guid value) => new(value);

    public int CompareTo(RecordId other) => Value.CompareTo(other.Value);

    public static bool operator <(RecordId left, RecordId right) => left.CompareTo(right) < 0;

    public static bool operator >(RecordId left, RecordId right) => left.CompareTo(right) > 0;

    public static bool operator <=(RecordId left, RecordId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RecordId left, RecordId right) => left.CompareTo(right) >= 0;
}

/// <summary>A link, or `not the same`, between two source records.</summary>
public readonly record struct AssertionId(Guid Value) : IId<AssertionId> { public static AssertionId From(Guid value) => new(value); }

/// <summary>One run of the linkage engine over a register.</summary>
public readonly record struct RunId(Guid Value) : IId<RunId> { public static RunId From(Guid value) => new(value); }

/// <summary>A pair that an officer is asked about.</summary>
public readonly record struct ReviewId(Guid Value) : IId<ReviewId> { public static ReviewId From(Guid value) => new(value); }

/// <summary>A file on its way into a register.</summary>
public readonly record struct ImportId(Guid Value) : IId<ImportId> { public static ImportId From(Guid value) => new(value); }
