using Bargate.Cases.Contract;
using Bargate.Examples.Pictures;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using static Bargate.Examples.Stories.RoadTexts;

namespace Bargate.Examples.Stories;

/// <summary>Half a year of road problems: inspected, planned, repaired, and some that are not repaired.</summary>
sealed class RoadStories(StoryKit kit, ServiceDefinition service)
{
    const string Id = "road-problem";
    const int Closed = 210;
    const double Anonymous = 0.17;

    static readonly int[] FormOdds = [4, 8, 17, 40, 31], DoneOdds = [3, 7, 16, 36, 38], RefusedOdds = [26, 22, 25, 19, 8];

    // In millimetres: the council repairs what is 40 deep.
    static readonly (int From, int To) Shallow = (22, 39), Deep = (41, 75);

    /// <summary>Working days until the next step is due, and how many cases stand so: late ones are below 0.</summary>
    static readonly (string Stage, int DueIn, int Count)[] Standing =
    [
        ("received", 3, 6), ("received", 2, 6), ("received", 1, 5), ("received", 0, 4), ("received", -1, 3), ("received", -4, 1),
        ("inspected", 5, 2), ("inspected", 4, 3), ("inspected", 3, 3), ("inspected", 2, 2), ("inspected", 1, 2), ("inspected", 0, 2), ("inspected", -2, 2),
        ("scheduled", 18, 3), ("scheduled", 15, 3), ("scheduled", 11, 3), ("scheduled", 8, 2), ("scheduled", 4, 2), ("scheduled", 1, 1), ("scheduled", 0, 1), ("scheduled", -3, 1),
    ];

    readonly PracticeTimes times = kit.Times;
    readonly PracticeRandom random = kit.Random;
    readonly List<(Story Story, RoadPlace Place, string Kind)> told = [];
    int standing;

    public IEnumerable<Story> All() =>
    [
        .. kit.Endings(service, Closed, Often).Select(End),
        .. Standing.SelectMany(it => Enumerable.Range(0, it.Count).Select(_ => Stand(it.Stage, it.DueIn))),
        .. Enumerable.Range(0, 4).Select(Wait),
        .. Enumerable.Range(0, 3).Select(OpenAgain),
        .. Enumerable.Range(0, 4).Select(Repeat),
    ];

    static int Often(string stage, string? reason) => (stage, reason) switch
    {
        ("done", _) => 55,
        (_, "below-intervention-level") => 16,
        (_, "nothing-found" or "duplicate") => 7,
        _ => 4,
    };

    Story End((string Stage, string? Reason) ending)
    {
        var closed = kit.DayBack(100);
        return ending switch
        {
            (_, "duplicate") when told.Count > 9 => Again(random.Pick(told.FindAll(it => it.Story.SentOn < times.Working(times.LastDesk, -1)))),
            ("done", _) => random.Chance(0.05) ? Twice(closed) : Repaired(closed),
            _ => Refused(closed, ending.Reason),
        };
    }

    Story Repaired(DateOnly closed)
    {
        var (kind, depth) = Problem();
        var urgent = depth == "deep" || kind == "cover";
        var booked = times.Working(closed, -(urgent ? random.Between(1, 3) : random.Chance(0.07) ? random.Between(21, 26) : random.Between(3, 17)));
        var seen = times.Working(booked, -(urgent ? 1 : random.Between(1, 4)));
        var story = Report(SentBefore(seen, urgent ? 1 : 3, 0.07), kind, depth);
        Inspect(story, seen);
        Book(story, booked, closed);
        if (random.Chance(0.35))
        {
            var note = Measured(DoneNotes, Deep);
            story.AtDesk(closed, it => it.Note(note)).Soon(it => it.Move("done"));
        }
        else story.AtDesk(closed, it => it.Move("done"));
        kit.RateEnd(story, 0.42, DoneOdds, Comments);
        return story;
    }

    Story Refused(DateOnly closed, string? reason)
    {
        var kind = reason is "below-intervention-level" or "already-planned" ? "pothole" : Problem().Kind;
        var story = Report(SentBefore(closed, 3, 0.07), kind, kind == "pothole" ? "shallow" : null);
        story.AtDesk(closed, it => it.Take());
        if (random.Chance(0.5)) Note(story, RefusedNotes, Shallow);
        story.Soon(it => it.Move("no-action", reason));
        kit.RateEnd(story, 0.33, RefusedOdds, Comments);
        return story;
    }

    Story Twice(DateOnly closed)
    {
        var first = times.Working(closed, -7);
        var story = Repaired(first);
        var why = kit.Say(NotFixed);
        story.AtHome(first.AddDays(2), it => it.Reopen(why));
        Inspect(story, times.Working(first, 4));
        Book(story, times.Working(first, 5), closed);
        return story.AtDesk(closed, it => it.Move("done"));
    }

    // Somebody else tells us about the same place some hours or days later.
    Story Again((Story Story, RoadPlace Place, string Kind) first)
    {
        var sent = first.Story.SentOn.AddDays(1);
        var story = Report(sent, first.Kind, null, first.Place, isFirst: false);
        return story.AtDesk(times.Working(sent, 1), it => it.SameAs(first.Story));
    }

    Story Repeat(int which) => Again(told.Last(it => it.Story.SentOn < times.Working(times.LastDesk, -1 - which)));

    Story Stand(string stage, int dueIn)
    {
        var (kind, depth) = Problem();
        RoadPlace? place = null;
        if (standing++ % 4 == 1 && standing / 4 < RoadClusters.Places)
            (place, kind) = RoadClusters.Of(standing / 4, random);
        var began = times.Working(times.Today, dueIn - stage switch { "received" => 3, "inspected" => 5, _ => 20 });
        var story = stage switch
        {
            "received" => Received(began, dueIn, kind, depth, place),
            "inspected" => Inspected(PracticeTimes.Earlier(began, times.LastDesk), kind, depth, place),
            _ => Scheduled(PracticeTimes.Earlier(began, times.LastDesk), kind, place),
        };
        if (place is null) return story;
        Gather(story);
        if (story.Photos.Count == 0) story.Photos.Add(random.Pick(PracticePicture.Of(kind)));
        if (stage != "received") story.Soon(it => it.Release());
        return story;
    }

    Story Received(DateOnly sent, int dueIn, string kind, string? depth, RoadPlace? place)
    {
        var story = Report(sent, kind, depth, place);
        var next = times.Working(sent, 1);
        if (next <= times.LastDesk)
        {
            if (random.Chance(0.6)) story.AtDesk(next, it => it.TakeFromLead());
            if (dueIn < 0) story.AtDesk(next, it => it.Note("Inspector is ill this week. Asked the other team to look at it on their way."));
            if (kind == "flooding" && dueIn == 1) story.AtDesk(next, it => it.Give("highways", "The gully is clear. The road itself has sunk, so the water stands."));
        }
        if (random.Chance(0.15) && story.Who is not null)
        {
            var text = kit.Say(Added);
            story.Soon(it => it.Reply(text));
        }
        return story;
    }

    Story Inspected(DateOnly seen, string kind, string? depth, RoadPlace? place)
    {
        var story = Report(SentBefore(seen, 3, 0.1), kind, depth, place);
        Inspect(story, seen);
        return story;
    }

    Story Scheduled(DateOnly booked, string kind, RoadPlace? place)
    {
        var seen = times.Working(booked, -random.Between(1, 4));
        var story = Inspected(seen, kind, null, place);
        Book(story, booked, times.Working(booked, random.Between(8, 16)));
        return story;
    }

    Story Wait(int back)
    {
        var asked = times.Working(times.LastDesk, -1 - back);
        var (kind, depth) = Problem();
        var story = Report(SentBefore(asked, 2, 0), kind, depth, mustReach: true);
        var ask = Questions[back % Questions.Length].Ask;
        return story.AtDesk(asked, it => it.Take()).Soon(it => it.Ask(ask, wait: true));
    }

    Story OpenAgain(int back)
    {
        var story = Repaired(times.Working(times.Today, -4 - back));
        var why = kit.Say(NotFixed);
        return story.AtHome(back == 0 ? times.Today : times.Working(times.Today, -back), it => it.Reopen(why));
    }

    (string Kind, string? Depth) Problem()
    {
        var kind = random.Unit() switch { < 0.58 => "pothole", < 0.71 => "flooding", < 0.81 => "markings", < 0.89 => "cover", _ => "other" };
        return (kind, kind == "pothole" ? random.Pick(["shallow", "shallow", "deep", "not-sure"]) : null);
    }

    Story Report(DateOnly day, string kind, string? depth, RoadPlace? at = null, bool mustReach = false, bool isFirst = true)
    {
        var place = at ?? RoadPlace.At(kit.Property, random);
        var story = kit.Report(Id, day, Anonymous, mustReach);
        var damaged = kind == "pothole" && random.Chance(0.1);
        var details = random.Chance(0.5) ? kit.Say(Places).Replace("{number}", place.Number, StringComparison.Ordinal) : null;
        story.Answer("danger", "no").Answer("road", random.Chance(0.88) ? "street" : "not-sure").Answer("kind", kind)
            .Answer("details", kit.Say(Others)).Answer("depth", depth ?? "not-sure").Answer("damaged", damaged ? "yes" : "no").Answer("damage", kit.Say(Damages));
        story.Answers["place"] = place.Fields(details);
        if (story.Channel is Channel.Online or Channel.Email && random.Chance(times.Working(day, 40) > times.Today ? 0.5 : 0.16))
            story.Photos.Add(random.Pick(PracticePicture.Of(kind)));
        if (story.TakenBy is not null && depth == "deep") story.Answers["crew-number"] = Fields.Of("Crew 4, by phone");
        kit.RateForm(story, 0.42, FormOdds, Comments);
        if (story.TakenBy is not null && random.Chance(0.25))
        {
            var note = kit.Say(CallNotes);
            story.Soon(it => it.NoteOfResidentServices(note));
        }
        if (isFirst) told.Add((story, place, kind));
        return story;
    }

    void Inspect(Story story, DateOnly day)
    {
        story.AtDesk(day, it => it.Take());
        var kind = story.Answers["kind"].Text();
        if (story.Who is not null && story.Channel == Channel.Online && random.Chance(0.05))
        {
            var (ask, reply) = random.Pick(Questions);
            story.Soon(it => it.Ask(ask, wait: true)).Soon(it => it.Reply(reply));
        }
        var urgent = story.Answers["depth"].Text() == "deep" || kind == "cover";
        var reason = urgent ? "made-safe" : random.Pick(["repair-needed", "repair-needed", "repair-needed", "watch", "made-safe"]);
        if (kind is "pothole" or "flooding" && random.Chance(0.7)) Note(story, kind == "flooding" ? WaterNotes : InspectNotes, reason == "watch" ? Shallow : Deep);
        story.Soon(it => it.Move("inspected", reason));
        if (story.Photos.Count > 0 && random.Chance(0.6)) story.Soon(it => it.Release());
        if (random.Chance(0.06)) Gather(story);
    }

    void Book(Story story, DateOnly day, DateOnly week)
    {
        var monday = week.AddDays(-(((int)week.DayOfWeek + 6) % 7));
        story.AtDesk(day, it => it.Move("scheduled", day: monday > day ? monday : week));
    }

    void Note(Story story, string[] texts, (int From, int To) depth)
    {
        var text = Measured(texts, depth);
        story.Soon(it => it.Note(text));
    }

    // Others want to know too.
    void Gather(Story story)
    {
        for (var left = random.Between(1, 3); left > 0; left--)
        {
            var who = kit.Somebody;
            if (who != story.Who) story.Soon(it => it.Follow(who));
        }
    }

    string Measured(string[] texts, (int From, int To) depth) => kit.Say(texts)
        .Replace("{depth}", $"{random.Between(depth.From, depth.To)}", StringComparison.Ordinal).Replace("{wide}", $"{random.Between(4, 14) * 50}", StringComparison.Ordinal);

    // Some working days before, or a weekend between.
    DateOnly SentBefore(DateOnly day, int most, double late)
    {
        var first = times.Working(day, -(random.Chance(late) ? most + random.Between(1, 3) : random.Between(1, most)));
        return random.Chance(0.2) && first.DayOfWeek == DayOfWeek.Friday ? first.AddDays(random.Between(1, 2)) : first;
    }
}
