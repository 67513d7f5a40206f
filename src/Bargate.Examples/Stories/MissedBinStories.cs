using Bargate.Cases.Contract;
using Bargate.Forms.Contract;
using Bargate.Records.Contract;
using Bargate.Services.Contract;
using static Bargate.Examples.Stories.MissedBinTexts;

namespace Bargate.Examples.Stories;

/// <summary>Half a year of missed bins: quick work, mostly put right within days.</summary>
sealed class MissedBinStories(StoryKit kit, ServiceDefinition service)
{
    const string Id = "missed-bin";
    const int Closed = 255, LongAgo = 6, Kept = 24;
    const double Anonymous = 0.09;

    static readonly int[] FormOdds = [2, 4, 9, 30, 55], CollectedOdds = [2, 3, 7, 27, 61], RefusedOdds = [17, 20, 25, 25, 13];

    /// <summary>Working days until the next step is due, and how many cases stand so: late ones are below 0.</summary>
    static readonly (string Stage, int DueIn, int Count)[] Standing =
    [
        ("received", 1, 12), ("received", 0, 10), ("received", -1, 4), ("received", -2, 2),
        ("checked", 2, 8), ("checked", 1, 9), ("checked", 0, 5), ("checked", -1, 3), ("checked", -3, 1),
    ];

    readonly PracticeTimes times = kit.Times;
    readonly PracticeRandom random = kit.Random;
    readonly List<(Story Story, PropertyAddress Property)> told = [];

    public IEnumerable<Story> All() =>
    [
        .. kit.Endings(service, Closed, Often).Select(End),
        .. Standing.SelectMany(it => Enumerable.Range(0, it.Count).Select(_ => Stand(it.Stage, it.DueIn))),
        .. Enumerable.Range(0, 4).Select(Wait),
        .. Enumerable.Range(0, 3).Select(OpenAgain),
        // Last, so that the others stay as they were.
        .. Enumerable.Range(0, LongAgo).Select(Old),
    ];

    static int Often(string stage, string? reason) => (stage, reason) switch
    {
        ("collected", _) => 70,
        (_, "not-presented") => 9,
        (_, "contaminated" or "no-access" or "excess-waste" or "duplicate") => 4,
        _ => 2,
    };

    Story End((string Stage, string? Reason) ending)
    {
        var closed = kit.DayBack(118);
        return ending switch
        {
            (_, "duplicate") when told.Count > 9 => Repeat(),
            ("collected", _) => random.Chance(0.05) ? Twice(closed) : Collected(closed),
            (_, "no-access") => Refused(times.Working(closed, -2), ending.Reason, closed, checkedFirst: true),
            _ => Refused(Late(closed, 1, 0.08), ending.Reason, closed, checkedFirst: false),
        };
    }

    Story Collected(DateOnly closed)
    {
        var seen = Late(closed, random.Between(1, 2), 0.09);
        var story = Report(SentBefore(seen, 0.08), null);
        Check(story, seen, promised: times.Working(seen, random.Between(1, 2)));
        Collect(story, closed);
        kit.RateEnd(story, 0.4, CollectedOdds, Comments);
        return story;
    }

    Story Refused(DateOnly sent, string? reason, DateOnly closed, bool checkedFirst)
    {
        var story = Report(sent, reason);
        if (checkedFirst) Check(story, times.Working(sent, 1), promised: closed);
        else story.AtDesk(closed, it => it.Take());
        if (random.Chance(0.45)) Note(story, RefusedNotes);
        story.Soon(it => it.Move("not-returning", reason));
        kit.RateEnd(story, 0.26, RefusedOdds, Comments);
        return story;
    }

    // The crew drove past again: reopened by the person who reported it, then put right.
    Story Twice(DateOnly closed)
    {
        var first = times.Working(closed, -3);
        var story = Collected(first);
        var why = kit.Say(NotFixed);
        story.AtHome(first.AddDays(1), it => it.Reopen(why));
        var promised = closed;
        story.AtDesk(times.Working(first, 2), it => it.Move("checked", day: promised));
        Collect(story, closed);
        return story;
    }

    // A neighbour or another of the household tells us the same.
    Story Repeat()
    {
        var (first, property) = random.Pick(told.FindAll(it => it.Story.SentOn < times.Working(times.LastDesk, -1)));
        var story = Report(first.SentOn.AddDays(1), "duplicate", property);
        story.AtDesk(times.Working(story.SentOn, 1), it => it.SameAs(first));
        return story;
    }

    Story Stand(string stage, int dueIn)
    {
        // Everything that is due next is due so long after the stage before began.
        var began = times.Working(times.Today, dueIn - (stage == "received" ? 1 : 2));
        if (stage == "received")
        {
            var open = Report(began, null);
            var next = times.Working(began, 1);
            if (next <= times.LastDesk && random.Chance(0.7))
            {
                open.AtDesk(next, it => it.TakeFromLead());
                if (dueIn < 0 || random.Chance(0.3)) Note(open, CheckNotes);
            }
            if (random.Chance(0.12)) Add(open);
            return open;
        }
        var seen = PracticeTimes.Earlier(began, times.LastDesk);
        var story = Report(SentBefore(seen, 0.15), null);
        Check(story, seen, promised: times.Working(seen, 2));
        if (random.Chance(0.2)) Note(story, CheckNotes);
        return story;
    }

    Story Wait(int back)
    {
        var asked = times.Working(times.LastDesk, -back);
        var story = Report(SentBefore(asked, 0), null, mustReach: true);
        var ask = Questions[back % Questions.Length].Ask;
        return story.AtDesk(asked, it => it.Take()).Soon(it => it.Ask(ask, wait: true));
    }

    Story OpenAgain(int back)
    {
        var closed = times.Working(times.Today, -2 - back);
        var story = Collected(closed);
        var why = kit.Say(NotFixed);
        return story.AtHome(back == 0 ? times.Today : times.Working(times.Today, -back), it => it.Reopen(why));
    }

    // Kept for as long as the service says and some days more: what waits for an administrator at /staff/retention.
    Story Old(int back) => Collected(times.Working(times.Today.AddMonths(-Kept).AddDays(-12 - (9 * back)), 1));

    Story Report(DateOnly day, string? reason, PropertyAddress? at = null, bool mustReach = false)
    {
        var property = at ?? kit.Property;
        var story = kit.Report(Id, day, Anonymous, mustReach);
        var (missed, assisted) = (times.Working(day, -random.Between(1, 2)), random.Chance(0.08));
        story.Answers["property"] = StoryKit.Address(property);
        story.Answer("bin", random.Pick(["rubbish", "rubbish", "rubbish", "recycling", "recycling", "recycling", "garden", "glass", "food"]))
            .Answer("out-by-six", "yes")
            .Answer("tag", reason switch { "too-heavy" or "excess-waste" => "too-heavy", "contaminated" or "damaged-bin" => "other", _ => random.Chance(0.9) ? "none" : "other" })
            .Answer("blocked", reason == "no-access" ? random.Pick(["cars", "roadworks", "gate"]) : random.Pick(["nothing", "nothing", "nothing", "nothing", "cars", "not-sure"]))
            .Answer("assisted", assisted ? "yes" : "no");
        story.Answers["collection-day"] = new Fields { ["day"] = $"{missed.Day}", ["month"] = $"{missed.Month}", ["year"] = $"{missed.Year}" };
        kit.RateForm(story, 0.46, FormOdds, Comments);
        if (story.TakenBy is not null && random.Chance(0.3))
        {
            var note = kit.Say(CallNotes);
            story.Soon(it => it.NoteOfResidentServices(note));
        }
        if (told.Count < 200 && reason is not "duplicate") told.Add((story, property));
        return story;
    }

    void Check(Story story, DateOnly day, DateOnly promised)
    {
        story.AtDesk(day, it => it.Take());
        if (story.Who is not null && story.Channel == Channel.Online && random.Chance(0.06))
        {
            var (ask, reply) = random.Pick(Questions);
            story.Soon(it => it.Ask(ask, wait: true)).Soon(it => it.Reply(reply));
        }
        if (random.Chance(0.35)) Note(story, CheckNotes);
        story.Soon(it => it.Move("checked", day: promised));
    }

    void Collect(Story story, DateOnly day)
    {
        if (random.Chance(0.3))
        {
            var note = kit.Say(ReturnNotes);
            story.AtDesk(day, it => it.Note(note)).Soon(it => it.Move("collected"));
        }
        else story.AtDesk(day, it => it.Move("collected"));
    }

    void Note(Story story, string[] texts)
    {
        var text = kit.Say(texts);
        story.Soon(it => it.Note(text));
    }

    void Add(Story story)
    {
        if (story.Who is null) return;
        var text = kit.Say(Added);
        story.Soon(it => it.Reply(text));
    }

    // The working day before or the weekend between; sometimes the officers were late.
    DateOnly SentBefore(DateOnly day, double late)
    {
        if (random.Chance(late)) return times.Working(day, -1 - random.Between(1, 3));
        var first = times.Working(day, -1);
        return first.AddDays(random.Below(day.DayNumber - first.DayNumber));
    }

    DateOnly Late(DateOnly day, int days, double chance) => times.Working(day, -(days + (random.Chance(chance) ? random.Between(1, 3) : 0)));
}
