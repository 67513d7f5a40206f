using Bargate.Kernel.Calendar;

namespace Bargate.Services.Expressions;

/// <summary>What a length of time is counted in.</summary>
internal enum Unit
{
    Day,
    WorkingDay,
    Month,
    Year,
}

internal static class Lengths
{
    /// <summary>The day so much later. Past the ends of the calendar it is the last day there is.</summary>
    public static DateOnly Add(this DateOnly day, int count, Unit unit, WorkingDays days)
    {
        switch (unit)
        {
            case Unit.WorkingDay: return days.AddWorkingDays(day, count);
            case Unit.Day: return DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + count, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
            default:
                var months = unit == Unit.Year ? count * 12 : count;
                var to = (day.Year - 1) * 12 + day.Month - 1 + months;
                return to < 0 ? DateOnly.MinValue : to >= 9999 * 12 ? DateOnly.MaxValue : day.AddMonths(months);
        }
    }
}
