using System.Collections.Frozen;

namespace Bargate.Kernel.Calendar;

/// <summary>The council's working days: Monday to Friday without its bank holidays.</summary>
public sealed class WorkingDays(IEnumerable<DateOnly> holidays)
{
    readonly FrozenSet<DateOnly> closed = holidays.ToFrozenSet();

    public static WorkingDays WithoutHolidays { get; } = new([]);

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.Contains(day);

    /// <summary>The day that is so many working days later, or earlier when negative; 0 is the day itself.</summary>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs((long)days); left > 0;)
        {
            if (from == (step > 0 ? DateOnly.MaxValue : DateOnly.MinValue)) return from;
            from = from.AddDays(step);
            if (IsWorkingDay(from)) left--;
        }
        return from;
    }

    /// <summary>How many working days lie after <paramref name="from"/>, up to and with <paramref name="to"/>; negative when <paramref name="to"/> is earlier.</summary>
    public int CountBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -CountBetween(to.AddDays(-1), from.AddDays(-1));
        var all = to.DayNumber - from.DayNumber;
        var count = all / 7 * 5;
        for (var day = to.AddDays(-(all % 7)); day < to;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) count++;
        }
        return count - closed.Count(day => day > from && day <= to && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }
}
