using Bargate.Kernel.Calendar;

namespace Bargate.Services.Contract;

/// <summary>A date as service files write it: `today`, `today - 3 working days`, `today + 14 days`, `2026-01-31`.</summary>
public sealed class RelativeDate
{
    readonly DateOnly? fixedDay;
    readonly int offset;
    readonly bool working;

    internal RelativeDate(DateOnly? fixedDay, int offset, bool working)
    {
        this.fixedDay = fixedDay;
        this.offset = offset;
        this.working = working;
    }

    public DateOnly On(DateOnly today, WorkingDays days)
    {
        if (fixedDay is { } day) return day;
        if (working) return days.AddWorkingDays(today, offset);
        return DateOnly.FromDayNumber(Math.Clamp(today.DayNumber + offset, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
    }

    /// <summary>Reads a date that publication has checked; null when it is not one.</summary>
    public static RelativeDate? Parse(string text) => Expressions.RelativeDates.Parse(text);
}
