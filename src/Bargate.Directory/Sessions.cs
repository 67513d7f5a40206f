using System.Globalization;
using System.Text;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Kernel.Councils;

namespace Bargate.Directory;

/// <summary>When something is on: as a sentence, and as a calendar file (RFC 5545).</summary>
internal sealed class Sessions(Council council, Words words)
{
    public string Sentence(OrukSchedule schedule)
    {
        if (schedule.Closed == true)
        {
            var (closed, last) = (Date(schedule.ValidFrom) ?? Date(schedule.Dtstart), Date(schedule.ValidTo));
            return words.Format("directory.closed-on", ("date", closed is not { } on ? "" : last > on ? $"{council.Time.ShortDate(on)} – {council.Time.ShortDate(last.Value)}" : council.Time.Date(on)));
        }
        var session = Session.Of(schedule);
        var parts = new List<string>();
        if (schedule.Freq is null && Date(schedule.Dtstart) is { } day) parts.Add(council.Time.Date(day));
        else
        {
            var days = session.DayKeys.ToList();
            if (days.Count == 5 && days.SequenceEqual(Facets.Days.Take(5))) parts.Add(words["directory.weekdays"]);
            else if (days.Count > 0) parts.Add(string.Join(", ", days.Select(it => words["directory.day-" + it])));
            if (schedule.Freq == "MONTHLY") parts.Add(words["directory.monthly"]);
            else if (schedule.Interval == 2) parts.Add(words["directory.fortnightly"]);
        }
        if (Session.TimeOf(schedule.OpensAt) is { } from)
            parts.Add(Session.TimeOf(schedule.ClosesAt) is { } to ? words.Format("directory.from-to", ("from", council.Time.Time(from)), ("to", council.Time.Time(to))) : words.Format("directory.from", ("from", council.Time.Time(from))));
        if (Date(schedule.ValidTo) is { } until) parts.Add(words.Format("directory.until", ("date", council.Time.ShortDate(until))));
        return string.Join(", ", parts.Concat(new[] { schedule.Description, schedule.Notes }.OfType<string>()));
    }

    /// <summary>Whether there is anything to put into a calendar.</summary>
    public static bool CanBeKept(OrukService service) => service.AllSchedules.Any(it => Session.Of(it).Days != 0 && Session.TimeOf(it.OpensAt) is not null);

    public string Calendar(OrukService service, string url, DateTime now)
    {
        var lines = new List<string> { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bargate//Directory//EN", "CALSCALE:GREGORIAN" };
        var place = string.Join(", ", service.Locations.Take(1).SelectMany(it => (it.Addresses ?? []).Take(1).SelectMany(a => new[] { it.Name, a.Address1, a.City, a.PostalCode })).Where(it => !string.IsNullOrWhiteSpace(it)));
        foreach (var schedule in service.AllSchedules)
        {
            var session = Session.Of(schedule);
            if (session.Days == 0 || Session.TimeOf(schedule.OpensAt) is not { } from) continue;
            // An end before its start is on the next day.
            var length = Session.TimeOf(schedule.ClosesAt) is { } end && end != from ? end - from : TimeSpan.FromHours(1);
            var first = First(schedule, session, council.Time.Day(now));
            var (start, stop) = (first.ToDateTime(from), first.ToDateTime(from) + length);
            string At(DateTime time) => council.Time.ToUtc(time).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            string Local(DateTime time) => $";TZID={council.TimeZone.Id}:{time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}";
            lines.Add("BEGIN:VEVENT");
            lines.Add($"UID:{schedule.Id}@bargate");
            lines.Add("DTSTAMP:" + now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            // Once: a moment. Every week: a time of the council's clock, which is an hour off in UTC for half of the year.
            lines.Add(schedule.Freq is null ? "DTSTART:" + At(start) : "DTSTART" + Local(start));
            lines.Add(schedule.Freq is null ? "DTEND:" + At(stop) : "DTEND" + Local(stop));
            if (schedule.Freq is not null) lines.Add(Rule(schedule, session));
            lines.Add("SUMMARY:" + Escaped(service.Name));
            if (place.Length > 0) lines.Add("LOCATION:" + Escaped(place));
            lines.Add("DESCRIPTION:" + Escaped(PlainText.Summary(service.Description)));
            lines.Add("URL:" + url);
            lines.Add("END:VEVENT");
        }
        lines.Add("END:VCALENDAR");
        return string.Concat(lines.Select(Folded));
    }

    // From the day that it is written: a calendar needs no sessions of last year.
    static DateOnly First(OrukSchedule schedule, Session session, DateOnly today)
    {
        if (Date(schedule.Dtstart) is { } said && (schedule.Freq is null || said > today || schedule.Interval > 1)) return said;
        for (var day = today; ; day = day.AddDays(1))
            if ((session.Days >> ((int)day.DayOfWeek + 6) % 7 & 1) != 0) return day;
    }

    static string Rule(OrukSchedule schedule, Session session)
    {
        var rule = $"RRULE:FREQ={schedule.Freq};BYDAY={(schedule.Freq == "MONTHLY" ? string.Concat((schedule.Byday ?? "").Where(it => char.IsAsciiLetterUpper(it) || char.IsAsciiDigit(it) || it is ',' or '-')) : string.Join(',', session.DayKeys.Select(it => it.ToUpperInvariant())))}";
        if (schedule.Interval > 1) rule += string.Create(CultureInfo.InvariantCulture, $";INTERVAL={schedule.Interval}");
        return Date(schedule.ValidTo) is { } until ? rule + ";UNTIL=" + until.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "T235959Z" : rule;
    }

    static DateOnly? Date(string? text) => text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // At most 75 bytes on a line; the next one begins with a space.
    static string Folded(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 74)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }
            folded.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }
        return folded.Append("\r\n").ToString();
    }
}
