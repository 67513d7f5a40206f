using Bargate.Kernel.Calendar;

namespace Bargate.Services.Contract;

/// <summary>What the resident pays: worked out of the answers, in whole pence.</summary>
/// <param name="For">What the money is for, as the invoice says it.</param>
public sealed record FeeRule(Formula Amount, Text For, Condition? When)
{
    /// <summary>In pence; null when nothing is to be paid.</summary>
    public long? Of(IReadOnlyDictionary<string, Value> answers, DateOnly today, WorkingDays days)
    {
        if (When is not null && !When.Holds(answers, today, days)) return null;
        return Amount.Of(answers, today, days) is Value.Number { Amount: >= 1 and < 100_000_000 } pence ? (long)decimal.Round(pence.Amount, MidpointRounding.AwayFromZero) : null;
    }
}
