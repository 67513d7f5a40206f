using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Examples.Pictures;
using Bargate.Forms.Contract;
using Bargate.Kernel.Ids;

namespace Bargate.Examples.Stories;

/// <summary>One practice case before it exists: the form as it was filled in, and what people did with the case at which time. <see cref="PracticeDesk"/> plays it.</summary>
sealed class Story(PracticeTimes times, string service, DateTime sentAt)
{
    readonly List<(DateTime At, Action<PracticeDesk> What)> steps = [];

    public string Service => service;

    public DateTime SentAt { get; } = sentAt;

    public DateOnly SentOn => times.Day(SentAt);

    /// <summary>How far the story is told.</summary>
    public DateTime At { get; private set; } = sentAt;

    /// <summary>Its number among those of its service: the random part of its reference.</summary>
    public int Number { get; set; }

    public Dictionary<string, Fields> Answers { get; } = new(StringComparer.Ordinal);

    public PracticePerson? Who { get; init; }

    public Channel Channel { get; init; }

    public OfficerId? TakenBy { get; init; }

    public List<PracticePicture> Photos { get; } = [];

    /// <summary>The case, after the story was played.</summary>
    public OpenedCase? Opened { get; set; }

    /// <summary>In the order of time; what happened at the same time, in the order it was told.</summary>
    public IEnumerable<(DateTime At, Action<PracticeDesk> What)> Steps => steps.OrderBy(it => it.At);

    public Story Answer(string question, string text)
    {
        Answers[question] = Fields.Of(text);
        return this;
    }

    /// <summary>An officer does this in office hours of a day.</summary>
    public Story AtDesk(DateOnly day, Action<PracticeDesk> what) => Then(times.AtDesk(day), what);

    /// <summary>A resident does this, at a time when people are at home.</summary>
    public Story AtHome(DateOnly day, Action<PracticeDesk> what) => Then(times.AtHome(day), what);

    /// <summary>Some minutes later.</summary>
    public Story Soon(Action<PracticeDesk> what) => Then(DateTime.MinValue, what);

    /// <summary>Beside what else happens, so long after it; not at all when that is still to come.</summary>
    public void Beside(TimeSpan later, Action<PracticeDesk> what)
    {
        if (times.IsPast(At + later)) steps.Add((At + later, what));
    }

    Story Then(DateTime wanted, Action<PracticeDesk> what)
    {
        At = times.After(At, wanted);
        steps.Add((At, what));
        return this;
    }
}
