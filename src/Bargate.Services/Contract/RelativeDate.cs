using Bargate.Kernel.Calendar;
using Bargate.Services.Expressions;

namespace Bargate.Services.Contract;

/// <summary>A date as service files write it: `today`, `today - 3 working days`, `today + 2 months`, `2026-01-31`.</summary>
public sealed class RelativeDate
{
    readonly DateOnly? fixedDay;
    readonly int offset;
    readonly Unit unit;

    internal RelativeDate(DateOnly? fixedDay, int offset, Unit unit) => (this.fixedDay, this.offset, this.unit) = (fixedDay, offset, unit);

    public DateOnly On(DateOnly today, WorkingDays days) => fixedDay ?? today.Add(offset, unit, days);

    /// <summary>Reads a date that publication has checked; null when it is not one.</summary>
    public static RelativeDate? Parse(string text) => RelativeDates.Parse(text);
}
