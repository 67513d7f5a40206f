using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>A link made by rule that was drawn for an officer to check: what the rate of false links is worked out from.</summary>
internal sealed class Sample
{
    /// <summary>The link.</summary>
    public AssertionId Assertion { get; init; }

    public Register Register { get; init; }

    public RunId Run { get; init; }

    public RecordId Left { get; init; }

    public RecordId Right { get; init; }

    public DateTime DrawnAt { get; init; }

    public ReviewOutcome? Verdict { get; private set; }

    public OfficerId? By { get; private set; }

    public DateTime? At { get; private set; }

    public int Version { get; private set; }

    public void Check(ReviewOutcome verdict, OfficerId by, DateTime now)
    {
        if (Verdict is not null) throw new RuleBroken("This link was checked before.");
        (Verdict, By, At) = (verdict, by, now);
    }

    /// <summary>Nobody has checked it. A link that was made again is another one, and another sample.</summary>
    public Sample Again(AssertionId link)
    {
        (Verdict, By, At) = (null, null, null);
        return link == Assertion ? this : new() { Assertion = link, Register = Register, Run = Run, Left = Left, Right = Right, DrawnAt = DrawnAt };
    }
}
