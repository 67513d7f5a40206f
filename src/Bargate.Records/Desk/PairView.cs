using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Persons;

namespace Bargate.Records.Desk;

/// <summary>Two source records side by side, as a page shows them.</summary>
/// <param name="Told">Why they have their weight; null where no model says.</param>
internal sealed record PairView(Register Register, PairSide Left, PairSide Right, IReadOnlyList<PairGroup> Groups, Explanation? Told, string? Model)
{
    /// <summary>They are one person already, by whatever links.</summary>
    public bool Together => Left.Record.Person == Right.Record.Person;

    /// <summary>An officer should think of two people of one household first.</summary>
    public bool Household => Weighed?.IsHousehold() == true;

    /// <summary>How likely that is, where the model knows households.</summary>
    public double? HouseholdShare => Weighed is { Classes: not null } told ? told.Household() : null;

    Evidence? Weighed => Told is null ? null : Evidence.Of(Told);
}

/// <param name="Linked">The other source records of the same person.</param>
internal sealed record PairSide(SourceRecord Record, string Name, string Source, IReadOnlyList<LinkedRecord> Linked)
{
    public string Url => $"/staff/records/{Record.Register.Slug()}/{Record.Person.Value}";
}

internal sealed record LinkedRecord(string Source, string ExternalId, DateTime ReceivedAt);

/// <summary>Columns that the model compares together, and what it says of them; a column that it does not compare stands alone.</summary>
internal sealed record PairGroup(ExplainedLevel? Says, IReadOnlyList<PairRow> Rows);

internal sealed record PairRow(string Label, string? Left, string? Right, Agreement Agreement)
{
    /// <summary>Whether two values are the same however they are written; nearly, where the model's own level says that they are alike.</summary>
    public static Agreement Compare(FieldKind kind, string? left, string? right, ExplainedLevel? says)
    {
        if (string.IsNullOrWhiteSpace(left) || string.IsNullOrWhiteSpace(right)) return Agreement.One;
        if (SaidSame.Key(kind, left) == SaidSame.Key(kind, right)) return Agreement.Same;
        bool Level(string part) => says!.Level.Contains(part, StringComparison.Ordinal);
        return says is not null && !Level("different") && (says.Weight > 0 || Level("apart") || Level("almost")) ? Agreement.Near : Agreement.Different;
    }
}

internal enum Agreement { Same, Near, Different, One }
