using Bargate.Kernel.Contributions;

namespace Bargate.Kernel.Retention;

/// <summary>Keeps one record, or a whole record class, from disposal while there is a reason: a claim, an inquiry, a request for information.</summary>
public sealed class Hold
{
    public const int LongestWhy = 500;

    public Guid Id { get; init; }

    /// <summary>The record class that is held whole; null when one record is.</summary>
    public string? Class { get; init; }

    /// <summary>The one record, with what belongs to it.</summary>
    public Guid? Record { get; init; }

    /// <summary>What people call that record.</summary>
    public string? Reference { get; init; }

    public required string Why { get; init; }

    public OfficerId By { get; init; }

    public DateTime From { get; init; }

    /// <summary>When it ends by itself; null when somebody must lift it.</summary>
    public DateTime? Until { get; init; }

    public DateTime? LiftedAt { get; private set; }

    public OfficerId? LiftedBy { get; private set; }

    public int Version { get; private set; }

    public bool Covers(string key, DueRecord due) => Class == key || (Record is { } record && (record == due.Id || record == due.PartOf));

    public void Lift(OfficerId by, DateTime now)
    {
        if (LiftedAt is not null) throw new RuleBroken("This hold was lifted already.");
        (LiftedAt, LiftedBy) = (now, by);
    }
}

/// <summary>Questions asked of the holds.</summary>
public static class HoldQueries
{
    extension(IQueryable<Hold> holds)
    {
        public IQueryable<Hold> InForce(DateTime now) => holds.Where(it => it.LiftedAt == null && (it.Until == null || it.Until > now));

        /// <summary>The same as <see cref="Hold.Covers"/>, asked of the database.</summary>
        public IQueryable<Hold> Covering(string key, DueRecord due)
        {
            var (id, whole) = (due.Id, due.PartOf ?? due.Id);
            return holds.Where(it => it.Class == key || it.Record == id || it.Record == whole);
        }
    }
}
