using Bargate.Cases.Contract;

namespace Bargate.Cases;

/// <summary>A task of a stage that an officer has ticked off. Unticking removes it; the audit keeps both.</summary>
internal sealed class TaskTick
{
    public CaseId Case { get; init; }

    public required string Stage { get; init; }

    public required string Task { get; init; }

    public OfficerId By { get; init; }

    public DateTime At { get; init; }
}
