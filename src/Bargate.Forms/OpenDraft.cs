using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;

namespace Bargate.Forms;

/// <summary>A draft as one request works with it: read by its cookie, opened with its key.</summary>
internal sealed record OpenDraft
{
    public required Guid Id { get; init; }

    public required int ServiceVersion { get; init; }

    public required DataKey Key { get; init; }

    public required DraftAnswers Answers { get; init; }

    public required string Language { get; init; }

    public OfficerId? TakenBy { get; init; }

    public Channel Channel { get; init; }

    public bool? Consent { get; init; }

    /// <summary>The program that sends it, where one does.</summary>
    public Actor? Program { get; init; }

    /// <summary>Sent whole, so never kept: its key is written with the case.</summary>
    public bool IsUnsaved { get; init; }

    public string? Reference { get; init; }

    public Guid? Case { get; init; }

    public bool IsSubmitted { get; init; }

    public required int Version { get; init; }
}
