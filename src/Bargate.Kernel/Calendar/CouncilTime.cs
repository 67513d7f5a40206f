using System.Globalization;

namespace Bargate.Kernel.Calendar;

/// <summary>The one place where the database's UTC becomes the council's own time, and a date becomes words.</summary>
public sealed class CouncilTime(TimeZoneInfo zone, CultureInfo locale)
{
    public TimeZoneInfo Zone => zone;

    public CultureInfo Locale => locale;

    /// <summary>The same time, written in another language.</summary>
    public CouncilTime In(string language) => language == locale.TwoLetterISOLanguageName ? this : new(zone, CultureInfo.GetCultureInfo(language));

    public DateTime ToLocal(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>A local time in UTC; an hour that the clocks skip counts as the hour after it.</summary>
    public DateTime ToUtc(DateTime local)
    {
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(plain) ? plain.AddHours(1) : plain, zone);
    }

    public DateOnly Today(TimeProvider clock) => Day(clock.GetUtcNow().UtcDateTime);

    public DateOnly Day(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    /// <summary>Thursday 7 February 2019</summary>
    // Other languages bend the weekday after a preposition (Polish: do poniedziałku), the date they do not.
    public string Date(DateOnly day) => English ? day.ToString("dddd d MMMM yyyy", locale) : ShortDate(day);

    public string Date(DateTime utc) => Date(Day(utc));

    /// <summary>7 February 2019, where the weekday would be in the way.</summary>
    public string ShortDate(DateOnly day) => day.ToString("d MMMM yyyy", locale);

    /// <summary>6pm, 4:30pm, midday</summary>
    public string Time(TimeOnly time)
    {
        if (!English) return time.ToString("t", locale);
        if (time is { Hour: 12, Minute: 0 }) return "midday";
        if (time is { Hour: 0, Minute: 0 }) return "midnight";
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        var half = time.Hour < 12 ? "am" : "pm";
        return time.Minute == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hour}{half}")
            : string.Create(CultureInfo.InvariantCulture, $"{hour}:{time.Minute:00}{half}");
    }

    public string Time(DateTime utc) => Time(TimeOnly.FromDateTime(ToLocal(utc)));

    bool English => locale.TwoLetterISOLanguageName == "en";
}
