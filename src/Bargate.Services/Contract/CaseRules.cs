namespace Bargate.Services.Contract;

/// <summary>What the council does about a submission.</summary>
public sealed record CaseRules
{
    /// <summary>Two letters in front of each reference: RD-7K3-2WN.</summary>
    public required string ReferencePrefix { get; init; }

    /// <summary>In order; the first that holds decides. None holds: the service's team, routine.</summary>
    public IReadOnlyList<AssignRule> Assign { get; init; } = [];

    /// <summary>In the order in which residents see them.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    public PublicRule? Public { get; init; }

    /// <summary>What is done at once, without an officer.</summary>
    public AutoRule? Auto { get; init; }

    public ReopenRule? Reopen { get; init; }

    public required OverdueRule Overdue { get; init; }

    public Stage FirstStage => Stages[0];

    public Stage? Stage(string id) => Stages.FirstOrDefault(it => it.Id == id);
}

public enum Priority
{
    Routine,
    Urgent,
}

/// <summary>Gives a case to a team.</summary>
public sealed record AssignRule(Condition? When, string Team, Priority Priority);

/// <summary>Who may reopen a closed case, for how long and from which stages.</summary>
public sealed record ReopenRule(IReadOnlyList<string> By, int WithinDays, IReadOnlyList<string> From);

/// <summary>Who is told when a target is missed: the resident, and the lead of a team.</summary>
public sealed record OverdueRule(bool TellResident, string EscalateTo);

/// <summary>Which answers (a question, or a part of one: place.street) everybody may see, and which only after an officer released them.</summary>
public sealed record PublicRule(IReadOnlyList<string> Show, IReadOnlyList<string> RedactBeforePublish);
