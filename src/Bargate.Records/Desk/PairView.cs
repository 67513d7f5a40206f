using Bargate.Linkage;
using Bargate.Records.Contract;

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

internal sealed record PairRow(string Label, string? Left, string? Right)
{
    public Agreement Agreement => Left is null || Right is null ? Agreement.One : Kernel.Storage.Fold.Of(Left) == Kernel.Storage.Fold.Of(Right) ? Agreement.Same : Agreement.Different;
}

/// <summary>Whether two values read alike: the model's own word stands beside it.</summary>
internal enum Agreement { Same, Different, One }
