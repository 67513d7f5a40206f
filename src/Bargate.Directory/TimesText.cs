using System.Globalization;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;

namespace Bargate.Directory;

/// <summary>Sessions as somebody writes them, a line each: `Monday, Thursday 10:00-12:00`, and for one day `24 December 2026 10:00-12:00` or `25 December 2026 closed`.</summary>
internal static class TimesText
{
    const string Shut = "closed";

    static readonly string[] Names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], Dates = ["d MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd", "d/M/yyyy"];

    static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Whether a line says all of it. What it cannot say stays as it is.</summary>
    public static bool CanBeWritten(OrukSchedule it) =>
        it.Closed == true ? DateOf(it.ValidFrom ?? it.Dtstart) is not null && (it.ValidTo is null || it.ValidTo == it.ValidFrom)
        : Session.TimeOf(it.OpensAt) is not null && (it.Freq is null ? DateOf(it.Dtstart) is not null && it is { ValidTo: null, Description: null, Notes: null } : it.Freq == "WEEKLY" && it.Interval is null or 1 && Session.Of(it).Days != 0);

    public static string Line(OrukSchedule it)
    {
        if (it.Closed == true) return Said(DateOf(it.ValidFrom ?? it.Dtstart)!.Value) + " " + Shut;
        var times = it.OpensAt![..5] + (Session.TimeOf(it.ClosesAt) is null ? "" : "-" + it.ClosesAt![..5]);
        return it.Freq is null ? $"{Said(DateOf(it.Dtstart)!.Value)} {times}" : $"{string.Join(", ", Session.Of(it).DayKeys.Select(day => Names[Facets.Days.IndexOf(day)]))} {times}";
    }

    /// <summary>Null for a line that is none.</summary>
    public static OrukSchedule? Read(string line)
    {
        var at = line.LastIndexOf(' ');
        if (at < 0) return null;
        var (when, what) = (line[..at].Trim(), line[(at + 1)..]);
        var date = DateOnly.TryParseExact(when, Dates, British, DateTimeStyles.None, out var day) ? Iso(day) : null;
        if (what.Equals(Shut, StringComparison.OrdinalIgnoreCase)) return date is null ? null : new() { Closed = true, Dtstart = date, ValidFrom = date, ValidTo = date, Description = "Closed" };
        var times = what.Split('-').Select(it => Session.TimeOf(it.Length == 4 ? "0" + it : it)).ToList();
        if (times.Contains(null) || times.Count > 2 || (times.Count == 2 && times[1] == times[0])) return null;
        var (from, to) = (Clock(times[0]!.Value), times.Count == 2 ? Clock(times[1]!.Value) : null);
        if (date is not null) return new() { Dtstart = date, OpensAt = from, ClosesAt = to };
        var days = when.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(it => it.All(char.IsLetter) ? Session.DayOf(it) : null).ToList();
        if (days.Count == 0 || days.Contains(null) || (times.Count == 2 && times[1] < times[0])) return null;
        return new() { Freq = "WEEKLY", Interval = 1, Byday = string.Join(',', days.Select(it => Facets.Days[it!.Value].ToUpperInvariant())), OpensAt = from, ClosesAt = to };
    }

    /// <summary>The lines in place of the sessions that lines can say. One that says what it said before stays whole, with its notes.</summary>
    public static List<OrukSchedule> Into(OrukService service, IReadOnlyList<string> lines)
    {
        var before = (service.Schedules ?? []).Where(CanBeWritten).GroupBy(Line).ToDictionary(it => it.Key, it => it.First(), StringComparer.Ordinal);
        return [.. (service.Schedules ?? []).Where(it => !CanBeWritten(it)), .. lines.Select((line, i) => before.TryGetValue(line, out var same) ? same : WithId(Read(line)!, service.Id, i))];
    }

    static OrukSchedule WithId(OrukSchedule it, Guid service, int number)
    {
        it.Id = Ids.Of($"schedule/{service}/{number}/{it.Byday}{it.Dtstart}{it.OpensAt}{it.ClosesAt}");
        return it;
    }

    static DateOnly? DateOf(string? text) => text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string Said(DateOnly day) => day.ToString("d MMMM yyyy", British);

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
