using Bargate.Directory.Oruk;

namespace Bargate.Directory.Searching;

/// <summary>What an entry can be narrowed by, as keys: `directory:family`, `category:dance`, `day:mo`, `part:evening`, `time:mo-evening`, `cost:free`, `access:lift`, `need:autism`, `language:polish`.</summary>
internal static class Facets
{
    public static readonly IReadOnlyList<string> Days = ["mo", "tu", "we", "th", "fr", "sa", "su"];

    public static readonly IReadOnlyList<string> Parts = ["morning", "afternoon", "evening"];

    public static IEnumerable<string> Of(OrukService service, IEnumerable<string> directories, DirectorySettings settings)
    {
        foreach (var directory in directories) yield return "directory:" + directory;
        foreach (var term in service.TermIds.Select(settings.Find).OfType<Term>().SelectMany(it => it.Line).Distinct())
            if (term.Taxonomy == Taxonomies.Categories) yield return "category:" + term.Key;
            else if (term.Taxonomy == Taxonomies.Accessibility) yield return "access:" + term.Key;
            else if (term.Taxonomy == Taxonomies.Needs) yield return "need:" + term.Key;
        var names = service.Locations.SelectMany(it => it.Accessibility ?? []).Select(it => it.Accessibility ?? it.Description).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var term in settings.Of(Taxonomies.Accessibility).Where(it => names.Contains(it.Name))) yield return "access:" + term.Key;
        foreach (var session in service.AllSchedules.Select(Session.Of))
            foreach (var day in session.DayKeys)
            {
                yield return "day:" + day;
                foreach (var part in session.Parts)
                {
                    yield return "part:" + part;
                    yield return $"time:{day}-{part}";
                }
            }
        if (IsFree(service)) yield return "cost:free";
        foreach (var language in service.Languages ?? [])
            if (language.Name is { Length: > 0 } name) yield return "language:" + Kernel.Storage.Fold.Of(name).Replace(' ', '-');
    }

    public static bool IsFree(OrukService service) =>
        service.CostOptions is { Count: > 0 } options ? options.TrueForAll(it => it.Amount is null or 0) && options.Exists(it => it.Amount == 0)
        : (service.Fees ?? service.FeesDescription)?.TrimStart().StartsWith("free", StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>When something is on: the days of the week, as bits from Monday, and minutes of the day.</summary>
internal readonly record struct Session(byte Days, short From, short To)
{
    const short Unknown = -1;

    public IEnumerable<string> DayKeys
    {
        get
        {
            for (var day = 0; day < 7; day++)
                if ((Days >> day & 1) != 0) yield return Facets.Days[day];
        }
    }

    public IEnumerable<string> Parts
    {
        get
        {
            if (From == Unknown) yield break;
            var end = To > From ? To : From + 1;
            if (From < 12 * 60) yield return "morning";
            if (From < 17 * 60 && end > 12 * 60) yield return "afternoon";
            if (end > 17 * 60) yield return "evening";
        }
    }

    public bool Fits(byte? day, TimeOnly? from, TimeOnly? to) =>
        (day is null || (Days >> day.Value & 1) != 0)
        && (from is null || (From != Unknown && From >= Minutes(from.Value)))
        && (to is null || (To != Unknown && To <= Minutes(to.Value)));

    public static Session Of(OrukSchedule schedule)
    {
        if (schedule.Closed == true) return new(0, Unknown, Unknown);
        byte days = 0;
        foreach (var day in (schedule.Byday ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (day.Length >= 2 && DayOf(day[^2..]) is { } known) days |= (byte)(1 << known);
        if (days == 0 && schedule.Freq is null && DateOnly.TryParse(schedule.Dtstart, System.Globalization.CultureInfo.InvariantCulture, out var date)) days = (byte)(1 << (((int)date.DayOfWeek + 6) % 7));
        return new(days, Read(schedule.OpensAt), Read(schedule.ClosesAt));
    }

    /// <summary>0 is Monday; null is no day. `MO`, `mon` and `Monday` are one.</summary>
    public static byte? DayOf(string? text) => text is { Length: >= 2 } && Facets.Days.IndexOf(text[..2].ToLowerInvariant()) is >= 0 and var day ? (byte)day : null;

    public static TimeOnly? TimeOf(string? text) => text is { Length: >= 5 } && TimeOnly.TryParseExact(text[..5], "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time) ? time : null;

    static short Read(string? text) => TimeOf(text) is { } time ? Minutes(time) : Unknown;

    static short Minutes(TimeOnly time) => (short)(time.Hour * 60 + time.Minute);

}

internal static class Lists
{
    public static int IndexOf(this IReadOnlyList<string> list, string key)
    {
        for (var i = 0; i < list.Count; i++)
            if (list[i] == key) return i;
        return -1;
    }
}
