namespace Bargate.Forms.Funnel;

/// <summary>Weeks from Monday to Sunday: the finest time that is kept.</summary>
internal static class Weeks
{
    public static DateOnly Of(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The Mondays of the last so many weeks, the one of today included.</summary>
    public static (DateOnly From, DateOnly To) Last(int weeks, DateOnly today) => (Of(today).AddDays(7 * (1 - weeks)), Of(today));
}
