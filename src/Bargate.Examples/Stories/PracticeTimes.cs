using Bargate.Kernel.Councils;

namespace Bargate.Examples.Stories;

/// <summary>When people do things: officers in office hours on working days, residents from early morning to late evening. Never after now.</summary>
sealed class PracticeTimes
{
    // When officers begin with a case; one thing leads to another, so the last of the day is done about six.
    const int DeskFrom = (8 * 60) + 35, DeskTo = (15 * 60) + 50;

    // Residents by the hour: most after work.
    static readonly int[] HomeHours = [7, 8, 8, 9, 10, 11, 12, 12, 13, 14, 16, 17, 17, 18, 18, 19, 19, 20, 20, 21, 22];

    readonly Council council;
    readonly DateTime now;
    readonly PracticeRandom random;

    public PracticeTimes(Council council, DateTime now, PracticeRandom random)
    {
        (this.council, this.now, this.random) = (council, now, random);
        Today = council.Time.Day(now);
        var lunch = council.Time.ToUtc(Today.ToDateTime(new TimeOnly(12, 0)));
        LastDesk = council.WorkingDays.IsWorkingDay(Today) && now > lunch ? Today : Working(Today, -1);
    }

    public DateOnly Today { get; }

    /// <summary>The last day on which officers have had time to work: today in the afternoon, else the working day before.</summary>
    public DateOnly LastDesk { get; }

    public DateOnly Working(DateOnly from, int days) => council.WorkingDays.AddWorkingDays(from, days);

    public bool IsWorking(DateOnly day) => council.WorkingDays.IsWorkingDay(day);

    public DateOnly Day(DateTime utc) => council.Time.Day(utc);

    public static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    public DateTime AtDesk(DateOnly day) => At(day, random.Between(DeskFrom, DeskTo), DeskFrom, DeskTo);

    public DateTime AtHome(DateOnly day) => At(day, (random.Pick(HomeHours) * 60) + random.Below(60), HomeHours[0] * 60, (HomeHours[^1] + 1) * 60);

    /// <summary>The time that was wanted where it comes after what was before; else some minutes later. What would be in the future has just happened.</summary>
    public DateTime After(DateTime before, DateTime wanted)
    {
        var later = before.AddMinutes(random.Between(3, 28));
        var at = wanted > before ? wanted : later;
        return IsPast(at) ? at : before + ((now - before) / 2);
    }

    public bool IsPast(DateTime at) => at < now.AddMinutes(-1);

    // Of today only the part that is over can be told of: its times are pressed into that.
    DateTime At(DateOnly day, int minute, int from, int to)
    {
        var over = council.Time.ToLocal(now).TimeOfDay.TotalMinutes;
        var pressed = day < Today || over > to ? minute : over > from ? from + (0.9 * (minute - from) * (over - from) / (to - from)) : 0.9 * over * (minute - from) / (to - from);
        var at = council.Time.ToUtc(day.ToDateTime(TimeOnly.MinValue).AddMinutes(pressed).AddSeconds(random.Below(30)));
        return at < now ? at : now.AddSeconds(-1);
    }
}
