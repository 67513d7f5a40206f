using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>A pair of source records that an officer is asked about.</summary>
internal sealed class ReviewTask
{
    public const string EvidencePlace = "records_reviews.Evidence", WhyPlace = "records_reviews.Why";

    public ReviewId Id { get; init; }

    public Register Register { get; init; }

    /// <summary>The older home id of the two.</summary>
    public RecordId Left { get; init; }

    public RecordId Right { get; init; }

    public RunId? Run { get; init; }

    public ReviewCause Cause { get; init; }

    public string? Model { get; init; }

    public double? Weight { get; init; }

    public double? Probability { get; init; }

    /// <summary>The key of the left record.</summary>
    public Guid KeyId { get; init; }

    public Sealed<Evidence>? Evidence { get; private set; }

    /// <summary>The model thinks of two people of one household: officers look at those together.</summary>
    public bool Household { get; init; }

    /// <summary>The flags of both people together.</summary>
    public int FlagBits { get; private set; }

    public RecordFlags Flags => (RecordFlags)FlagBits;

    /// <summary>Two officers decide.</summary>
    public bool NeedsSecond => FlagBits != 0;

    public DateTime AskedAt { get; init; }

    public ReviewOutcome? Outcome { get; private set; }

    public OfficerId? By { get; private set; }

    public DateTime? At { get; private set; }

    public Sealed<string>? Why { get; private set; }

    public OfficerId? SecondBy { get; private set; }

    public DateTime? SecondAt { get; private set; }

    /// <summary>Null while it waits for an officer, or for the second one.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>What came of it.</summary>
    public AssertionId? Assertion { get; private set; }

    public DateTime? UndoneAt { get; private set; }

    public OfficerId? UndoneBy { get; private set; }

    public int Version { get; private set; }

    public bool AwaitsSecond => ClosedAt is null && Outcome is not null;

    public static ReviewTask Of(SourceRecord one, SourceRecord other, RecordFlags flags, ReviewCause cause, Grounds grounds, DataKey? leftKey, DateTime now)
    {
        var (left, right) = one.Id < other.Id ? (one, other) : (other, one);
        var id = ReviewId.From(Guid.CreateVersion7());
        return new()
        {
            Id = id, Register = left.Register, Left = left.Id, Right = right.Id, Run = grounds.Run, Cause = cause, Model = grounds.Model, Weight = grounds.Weight,
            Probability = grounds.Evidence?.Probability ?? (grounds.Weight is { } weight ? 1 / (1 + double.Exp2(-weight)) : null),
            KeyId = left.KeyId, FlagBits = (int)flags, AskedAt = now,
            Household = grounds.Evidence?.IsHousehold() == true,
            Evidence = leftKey is null || grounds.Evidence is null ? null : leftKey.Seal(grounds.Evidence, EvidencePlace, id.Value),
        };
    }

    /// <summary>One of the two people was given a flag since the pair was asked about.</summary>
    public void Flag(RecordFlags flags) => FlagBits |= (int)flags;

    /// <summary>What the first officer says. Of flagged records, `same` and `not the same` wait for a second.</summary>
    public void Decide(ReviewOutcome outcome, OfficerId by, string? why, DataKey? key, DateTime now)
    {
        if (ClosedAt is not null) throw new RuleBroken("This pair was decided before. Undo that first.");
        if (Outcome is not null) throw new RuleBroken("This pair waits for a second officer.");
        (Outcome, By, At) = (outcome, by, now);
        if (key is not null && !string.IsNullOrWhiteSpace(why)) Why = key.Seal(why.Trim(), WhyPlace, Id.Value);
        if (!NeedsSecond || outcome == ReviewOutcome.Unsure) ClosedAt = now;
    }

    /// <summary>The second pair of eyes. Who does not agree sends the pair back to be decided anew.</summary>
    public void Second(bool agrees, OfficerId by, DateTime now)
    {
        if (!AwaitsSecond) throw new RuleBroken("This pair does not wait for a second officer.");
        if (by == By) throw new RuleBroken("The second officer must be another one than the first.");
        if (agrees) (SecondBy, SecondAt, ClosedAt) = (by, now, now);
        else Reopen();
    }

    /// <summary>The first officer thinks again before the second one has looked.</summary>
    public void TakeBack(OfficerId by)
    {
        if (!AwaitsSecond || by != By) throw new RuleBroken("Only what you decided and nobody has agreed to can be taken back.");
        Reopen();
    }

    void Reopen() => (Outcome, By, At, Why) = (null, null, null, null);

    public void Came(AssertionId assertion) => Assertion = assertion;

    public void Undo(OfficerId by, DateTime now)
    {
        if (ClosedAt is null || UndoneAt is not null) throw new RuleBroken("There is nothing to undo about this pair.");
        (UndoneAt, UndoneBy) = (now, by);
    }

    /// <summary>One of the two records was disposed of.</summary>
    public void Forget(DateTime now)
    {
        (Evidence, Why) = (null, null);
        Close(now);
    }

    /// <summary>Nobody need look any more: both are one person by other links, or one of them is gone.</summary>
    public void Close(DateTime now) => ClosedAt ??= now;
}

/// <summary>Why an officer is asked.</summary>
internal enum ReviewCause
{
    /// <summary>Between the two thresholds.</summary>
    Possible,

    /// <summary>Likely, but the register links nothing by rule.</summary>
    Likely,

    /// <summary>More than one person qualifies.</summary>
    Several,

    /// <summary>A flag asks for officers' eyes.</summary>
    Flagged,

    /// <summary>It contradicts what stands: a source without duplicates, or somebody's `not the same`.</summary>
    Contradicts,

    /// <summary>A resident's form may be about a known person.</summary>
    Form,

    /// <summary>An officer put the two side by side.</summary>
    Officer,
}

internal enum ReviewOutcome { Same, NotSame, Unsure }
