using Bargate.Kernel.Councils;

namespace Bargate.Cases.Desk;

/// <summary>When a case is due, in words, with the class that colours them: 'Overdue by 3 days', 'Due today'.</summary>
internal sealed record DueWords(string Text, string Css, bool Late)
{
    /// <summary>The day, where the words do not name it.</summary>
    public DateOnly? Day { get; private init; }

    public static DueWords Of(Case it, DateOnly today, Council council, Words words)
    {
        if (it.ClosedAt is { } closed) return new(words.Format("cases.due.closed", ("date", council.Time.ShortDate(council.Time.Day(closed)))), "bg-quiet", false);
        if (it.WaitingSince is { } since) return new(words.Format("cases.due.waiting", ("date", council.Time.ShortDate(council.Time.Day(since)))), "bg-quiet", false);
        if (it.DueOn is not { } due) return new(words["cases.due.none"], "bg-quiet", false);
        var days = due.DayNumber - today.DayNumber;
        return days switch
        {
            -1 => new(words["cases.due.late-one"], "bg-due--late", true) { Day = due },
            < 0 => new(words.Format("cases.due.late", ("days", (-days).ToString(council.Locale))), "bg-due--late", true) { Day = due },
            0 => new(words["cases.due.today"], "bg-due--today", false) { Day = due },
            1 => new(words["cases.due.tomorrow"], "", false) { Day = due },
            _ => new(words.Format("cases.due.on", ("date", council.Time.ShortDate(due))), "", false),
        };
    }
}
