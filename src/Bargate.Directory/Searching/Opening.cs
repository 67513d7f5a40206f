using System.Globalization;
using Bargate.Directory.Oruk;

namespace Bargate.Directory.Searching;

/// <summary>A moment by the council's clock.</summary>
/// <param name="Holiday">The day is a bank holiday: what is on every week may be shut.</param>
internal readonly record struct Moment(DateTime Local, bool Holiday)
{
    public static Moment Of(Kernel.Councils.Council council, TimeProvider clock)
    {
        var local = council.Time.ToLocal(clock.GetUtcNow().UtcDateTime);
        return new(local, council.BankHolidays.Contains(DateOnly.FromDateTime(local)));
    }
}

/// <summary>
/// When something is open. Days that are named come before what is on every week: a day that is said to be closed is closed, and on a day that has times of its own no other holds.
/// On a bank holiday only what is said of that day counts. What has no closing time is not called open: nobody knows how long it lasts.
/// </summary>
internal sealed class Opening
{
    readonly List<Rule> weekly = [], single = [];
    readonly List<(DateOnly From, DateOnly To)> closed = [];

    public static Opening Of(OrukService service)
    {
        var opening = new Opening();
        if (service.Status != "active") return opening;
        foreach (var it in service.AllSchedules) opening.Add(it);
        return opening;
    }

    public bool IsOpen(Moment at)
    {
        var (day, time) = (DateOnly.FromDateTime(at.Local), TimeOnly.FromDateTime(at.Local));
        var yesterday = day.AddDays(-1);
        return On(day, at.Holiday).Any(it => time >= it.Opens && (time < it.Closes || it.IsLate)) || On(yesterday, holiday: false).Any(it => it.IsLate && time < it.Closes);
    }

    IEnumerable<Rule> On(DateOnly day, bool holiday)
    {
        if (closed.Exists(it => it.From <= day && day <= it.To)) return [];
        var own = single.FindAll(it => it.From <= day && day <= it.To);
        return own.Count > 0 ? own : holiday ? [] : weekly.Where(it => it.Falls(day));
    }

    void Add(OrukSchedule it)
    {
        var (start, from, to) = (Day(it.Dtstart), Day(it.ValidFrom), Day(it.ValidTo));
        if (it.Closed == true)
        {
            if ((from ?? start) is { } first) closed.Add((first, to ?? first));
            return;
        }
        if (Session.TimeOf(it.OpensAt) is not { } opens || Session.TimeOf(it.ClosesAt) is not { } closes || closes == opens) return;
        if (it.Freq is null)
        {
            if (start is { } day) single.Add(new(day, to is { } last && last > day ? last : day, opens, closes, [], 1, null));
            return;
        }
        var days = (it.Byday ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Length >= 2 && Session.DayOf(one[^2..]) is { } known ? ((byte?)known, int.TryParse(one[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nth) ? nth : 0) : (null, 0))
            .Where(one => one.Item1 is not null).Select(one => (one.Item1!.Value, one.Item2)).ToList();
        weekly.Add(new(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue, opens, closes, days, it.Freq == "WEEKLY" ? Math.Max(1, it.Interval ?? 1) : 1, start));
    }

    static DateOnly? Day(string? text) => text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    sealed record Rule(DateOnly From, DateOnly To, TimeOnly Opens, TimeOnly Closes, List<(byte Day, int Nth)> Days, int EveryWeeks, DateOnly? Start)
    {
        /// <summary>It closes after midnight.</summary>
        public bool IsLate => Closes < Opens;

        public bool Falls(DateOnly day) => From <= day && day <= To && !(Start > day) && Days.Exists(it => it.Day == Weekday(day) && (it.Nth == 0 || IsNth(day, it.Nth))) && IsInItsWeek(day);

        // Every other week, counted from the week it began; without a beginning nobody knows which weeks.
        bool IsInItsWeek(DateOnly day) => EveryWeeks == 1 || (Start is { } start && (day.DayNumber - Weekday(day) - (start.DayNumber - Weekday(start))) / 7 % EveryWeeks == 0);

        static bool IsNth(DateOnly day, int nth) => nth > 0 ? (day.Day - 1) / 7 + 1 == nth : (DateTime.DaysInMonth(day.Year, day.Month) - day.Day) / 7 + 1 == -nth;

        static int Weekday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;
    }
}
