namespace Bargate.Cases.Contract;

/// <summary>A submission became a case.</summary>
/// <param name="AtOnce">A rule brought it on in the same moment: what the resident is told comes with that <see cref="StageChanged"/>.</param>
public sealed record CaseOpened(CaseId Case, string Service, Guid Entry, DateTime At, bool AtOnce = false) : IEvent
{
    public static string Name => "case-opened";
    public Guid About => Case.Value;
}

/// <summary>A submission says who sent it, and how or where to reach them.</summary>
public sealed record ReporterNamed(CaseId Case) : IEvent
{
    public static string Name => "case-reporter-named";
    public Guid About => Case.Value;
}

/// <summary>A case came to another stage; <paramref name="Entry"/> is the line of its timeline that says so.</summary>
/// <param name="AtOnce">By a rule in the moment of sending: the resident has heard nothing of the case yet.</param>
public sealed record StageChanged(CaseId Case, string Stage, Guid Entry, DateTime At, bool AtOnce = false) : IEvent
{
    public static string Name => "case-stage-changed";
    public Guid About => Case.Value;
}

/// <summary>A case was closed, after the <see cref="StageChanged"/> that did it.</summary>
public sealed record CaseClosed(CaseId Case, string Service, string Stage, DateTime At) : IEvent
{
    public static string Name => "case-closed";
    public Guid About => Case.Value;
}

/// <summary>The reporter said it is not fixed.</summary>
public sealed record CaseReopened(CaseId Case, Guid Entry, DateTime At) : IEvent
{
    public static string Name => "case-reopened";
    public Guid About => Case.Value;
}

/// <summary>A case missed its target.</summary>
public sealed record CaseOverdue(CaseId Case, Guid Entry, DateTime At) : IEvent
{
    public static string Name => "case-overdue";
    public Guid About => Case.Value;
}

/// <summary>What a closed case gave ends soon, and the resident is told.</summary>
public sealed record RenewalDue(CaseId Case, Guid Entry, DateTime At) : IEvent
{
    public static string Name => "case-renewal-due";
    public Guid About => Case.Value;
}

/// <summary>An officer wrote to the resident.</summary>
public sealed record ResidentAsked(CaseId Case, Guid Entry, DateTime At) : IEvent
{
    public static string Name => "case-resident-asked";
    public Guid About => Case.Value;
}

/// <summary>The resident wrote to the council.</summary>
public sealed record ResidentReplied(CaseId Case, Guid Entry, DateTime At) : IEvent
{
    public static string Name => "case-resident-replied";
    public Guid About => Case.Value;
}
