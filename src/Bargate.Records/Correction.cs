using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>A value that somebody says is wrong. It stands beside the value until the owner of the source puts it right or says why not.</summary>
internal sealed class Correction
{
    public const string ProposedPlace = "records_corrections.Proposed", WhyPlace = "records_corrections.Why", AnswerPlace = "records_corrections.Answer";

    public Guid Id { get; init; }

    public Register Register { get; init; }

    public RecordId Record { get; init; }

    public required string Column { get; init; }

    /// <summary>The source record's key.</summary>
    public Guid KeyId { get; init; }

    /// <summary>What it should be; empty when that is not known.</summary>
    public Sealed<string>? Proposed { get; private set; }

    public Sealed<string>? Why { get; private set; }

    public CorrectionState State { get; private set; }

    public OfficerId By { get; init; }

    public DateTime At { get; init; }

    public OfficerId? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public Sealed<string>? Answer { get; private set; }

    public int Version { get; private set; }

    public static Correction Of(SourceRecord record, string column, string? proposed, string? why, OfficerId by, DataKey key, DateTime now)
    {
        if (Registers.Place(record.Register, column) < 0) throw new RuleBroken($"The register has no column {column}.");
        var made = new Correction { Id = Guid.CreateVersion7(), Register = record.Register, Record = record.Id, Column = column, KeyId = record.KeyId, By = by, At = now };
        if (!string.IsNullOrWhiteSpace(proposed)) made.Proposed = key.Seal(proposed.Trim(), ProposedPlace, made.Id);
        if (!string.IsNullOrWhiteSpace(why)) made.Why = key.Seal(why.Trim(), WhyPlace, made.Id);
        return made;
    }

    public void Settle(bool corrected, OfficerId by, string? answer, DataKey key, DateTime now)
    {
        if (State != CorrectionState.Disputed) throw new RuleBroken("This correction was answered before.");
        (State, AnsweredBy, AnsweredAt) = (corrected ? CorrectionState.Corrected : CorrectionState.Refused, by, now);
        if (!string.IsNullOrWhiteSpace(answer)) Answer = key.Seal(answer.Trim(), AnswerPlace, Id);
    }

    /// <summary>A newer version of the source says something else: nobody need answer.</summary>
    public void Supersede(DateTime now)
    {
        if (State == CorrectionState.Disputed) (State, AnsweredAt) = (CorrectionState.Corrected, now);
    }
}

internal enum CorrectionState { Disputed, Corrected, Refused }
