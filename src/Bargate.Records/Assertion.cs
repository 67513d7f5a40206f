using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>
/// That two source records are the same, or are not: who or what says so, when and why. Never changed and never deleted; it is revoked.
/// Who is a person follows from the assertions that stand and from nothing else.
/// </summary>
internal sealed class Assertion
{
    public const string EvidencePlace = "records_assertions.Evidence", ReasonPlace = "records_assertions.Reason", RevokedWhyPlace = "records_assertions.RevokedWhy";

    public AssertionId Id { get; init; }

    public Register Register { get; init; }

    /// <summary>The older home id of the two.</summary>
    public RecordId Left { get; init; }

    public RecordId Right { get; init; }

    public Says Says { get; init; }

    /// <summary>The officer who said so; null for a run or a rule.</summary>
    public OfficerId? By { get; init; }

    /// <summary>The other officer of a decision that needed two.</summary>
    public OfficerId? Second { get; init; }

    public RunId? Run { get; init; }

    /// <summary>The model, by its version, whose weight this is.</summary>
    public string? Model { get; init; }

    /// <summary>Log2 odds that they are the same.</summary>
    public double? Weight { get; init; }

    /// <summary>The key of the left record: what is sealed here goes with it.</summary>
    public Guid KeyId { get; init; }

    /// <summary>The level of each comparison with its weight, without the values.</summary>
    public Sealed<Evidence>? Evidence { get; private set; }

    public Sealed<string>? Reason { get; private set; }

    public DateTime At { get; init; }

    public DateTime? RevokedAt { get; private set; }

    public OfficerId? RevokedBy { get; private set; }

    public Sealed<string>? RevokedWhy { get; private set; }

    public int Version { get; private set; }

    public bool Stands => RevokedAt is null;

    public static Assertion Of(SourceRecord one, SourceRecord other, Says says, Grounds grounds, DataKey? leftKey, DateTime now)
    {
        var (left, right) = one.Id < other.Id ? (one, other) : (other, one);
        var id = AssertionId.From(Guid.CreateVersion7());
        return new()
        {
            Id = id, Register = left.Register, Left = left.Id, Right = right.Id, Says = says, KeyId = left.KeyId, At = now,
            By = grounds.By, Second = grounds.Second, Run = grounds.Run, Model = grounds.Model, Weight = grounds.Weight,
            Evidence = leftKey is null || grounds.Evidence is null ? null : leftKey.Seal(grounds.Evidence, EvidencePlace, id.Value),
            Reason = leftKey is null || grounds.Reason is null ? null : leftKey.Seal(grounds.Reason, ReasonPlace, id.Value),
        };
    }

    public void Revoke(OfficerId? by, string? why, DataKey? key, DateTime now)
    {
        if (!Stands) throw new RuleBroken("This link was revoked before.");
        (RevokedAt, RevokedBy) = (now, by);
        if (key is not null && why is not null) RevokedWhy = key.Seal(why, RevokedWhyPlace, Id.Value);
    }

    /// <summary>One of the two records was disposed of: that they are the same stays, what people wrote about it goes.</summary>
    public void Forget() => (Evidence, Reason, RevokedWhy) = (null, null, null);
}

/// <summary>What an assertion says.</summary>
internal enum Says { Same, NotSame }

/// <summary>Who says it and why.</summary>
internal sealed record Grounds(OfficerId? By, OfficerId? Second = null, RunId? Run = null, string? Model = null, double? Weight = null, Evidence? Evidence = null, string? Reason = null);

/// <summary>How a pair was weighed, without what it holds: for each comparison the level and what it adds.</summary>
internal sealed record Evidence(double Prior, IReadOnlyList<EvidenceLevel> Levels, double Weight, double Probability, IReadOnlyDictionary<string, double>? Classes = null)
{
    public static Evidence Of(Linkage.Explanation told) =>
        new(told.PriorWeight, [.. told.Levels.Select(it => new EvidenceLevel(it.Comparison, it.Level, it.Weight, it.TermFrequencyWeight))], told.Weight, told.Probability, told.Classes);

    /// <summary>How likely it is that these are two people of one household; 0 where the model knows no households.</summary>
    public double Household() => Classes?.GetValueOrDefault(HouseholdClass) ?? 0;

    /// <summary>Likely enough that an officer should think of it first. A model without households says it by its weights: surname and address for one person, forename or birth date against.</summary>
    public bool IsHousehold() => Classes is not null ? Household() >= HouseholdFrom : WeightOf("surname") > 0 && WeightOf("address") > 0 && (WeightOf("forename") < 0 || WeightOf("birth-date") < 0);

    double WeightOf(string comparison) => Levels.FirstOrDefault(it => it.Comparison == comparison)?.Weight ?? 0;

    // The engine's own word for the class.
    const string HouseholdClass = "same household";
    const double HouseholdFrom = 0.1;
}

internal sealed record EvidenceLevel(string Comparison, string Level, double Weight, double TermFrequency);
