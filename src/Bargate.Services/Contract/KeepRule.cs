namespace Bargate.Services.Contract;

/// <summary>How long what a service gathers is kept after its case is closed, and the legal basis.</summary>
public sealed record KeepRule(KeepPeriod Answers, KeepPeriod Files, KeepPeriod Contact, Text Because);

/// <summary>A length of time by the calendar: 24 months.</summary>
public readonly record struct KeepPeriod(int Months, int Days)
{
    public DateTime After(DateTime start) => start.AddMonths(Months).AddDays(Days);
}
