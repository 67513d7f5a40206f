using System.Globalization;
using Bargate.Cases.Contract;
using Bargate.Forms.Contract;
using Bargate.Kernel.Ids;
using Bargate.Records.Contract;
using Bargate.Services.Contract;

namespace Bargate.Examples.Stories;

/// <summary>What the stories of every service are made of: who reports, by which channel, how a report ends, what they think of it.</summary>
sealed class StoryKit(PracticeTimes times, PracticeRandom random)
{
    readonly PracticePerson[] people = [.. PracticePeople.Some(460).Where(it => it.Email is not null)];
    readonly Dictionary<IReadOnlyList<string>, int> said = [];

    public PracticeTimes Times => times;

    public PracticeRandom Random => random;

    public PracticePerson Somebody => random.Pick(people);

    /// <summary>A day's report. Officers take calls on working days; the rest comes online, some of it without a name.</summary>
    public Story Report(string service, DateOnly day, double anonymous, bool mustReach = false)
    {
        var channel = mustReach || !times.IsWorking(day) ? Channel.Online : random.Unit() switch
        {
            < 0.75 => Channel.Online,
            < 0.88 => Channel.Phone,
            < 0.92 => Channel.FaceToFace,
            < 0.94 => Channel.Letter,
            _ => Channel.Email,
        };
        var online = channel == Channel.Online;
        OfficerId? taker = online ? null : random.Pick(PracticeOfficers.ResidentServices).Id;
        var who = !mustReach && random.Chance(anonymous) ? null : Somebody;
        var story = new Story(times, service, online ? times.AtHome(day) : times.AtDesk(day)) { Who = who, Channel = channel, TakenBy = taker };
        story.Answer("wants-updates", who is null ? "no" : "yes");
        if (who is null) return story;
        story.Answer("email", who.Email!);
        story.Answers["name"] = random.Chance(0.9) ? Fields.Of(who.FullName) : [];
        story.Answers["phone"] = who.Phone is not null && random.Chance(0.6) ? Fields.Of(who.Phone) : [];
        return story;
    }

    public PropertyAddress Property => random.Pick(PracticePlaces.All);

    public static Fields Address(PropertyAddress it)
    {
        var fields = new Fields { ["uprn"] = it.Uprn.ToString(CultureInfo.InvariantCulture), ["lines"] = string.Join('\n', it.Lines), ["postcode"] = it.Postcode };
        if (it.Ward is { } ward) fields["ward"] = ward;
        return fields;
    }

    /// <summary>So many working days back, the last weeks more often than those before.</summary>
    public DateOnly DayBack(int most) => times.Working(times.LastDesk, -(int)(most * Math.Pow(random.Unit(), 1.4)));

    /// <summary>So many ends of cases: each that the service knows at least twice, then by how often each happens.</summary>
    public IReadOnlyList<(string Stage, string? Reason)> Endings(ServiceDefinition service, int count, Func<string, string?, int> often)
    {
        var known = service.Case.Stages.Where(it => it.Closes)
            .SelectMany(it => it.Reasons.Count == 0 ? [(it.Id, null)] : it.Reasons.Select(reason => (it.Id, (string?)reason.Id))).ToList();
        var weighted = known.SelectMany(it => Enumerable.Repeat(it, often(it.Id, it.Item2))).ToList();
        return [.. Enumerable.Range(0, count).Select(i => i < known.Count * 2 ? known[i % known.Count] : random.Pick(weighted))];
    }

    /// <summary>One text after the other, so that none comes twice before all were said.</summary>
    public string Say(IReadOnlyList<string> texts)
    {
        var next = said.TryGetValue(texts, out var last) ? last + 1 : random.Below(texts.Count);
        return texts[(said[texts] = next) % texts.Count];
    }

    /// <param name="odds">How often each score is given, from 1 to 5, in a hundred.</param>
    public void RateForm(Story story, double chance, int[] odds, PracticeComments comments)
    {
        if (story.Channel != Channel.Online || !random.Chance(chance)) return;
        Rate(story, RatingMoment.AfterSubmit, TimeSpan.FromSeconds(random.Between(20, 200)), odds, comments.Form);
    }

    public void RateEnd(Story story, double chance, int[] odds, PracticeComments comments)
    {
        if (story.Who is null || !random.Chance(chance)) return;
        Rate(story, RatingMoment.AfterClose, TimeSpan.FromMinutes(random.Between(5, 2600)), odds, comments.End);
    }

    void Rate(Story story, RatingMoment moment, TimeSpan later, int[] odds, IReadOnlyList<string>[] comments)
    {
        var (score, left) = (1, random.Below(100));
        while (score < 5 && left >= odds[score - 1]) left -= odds[score++ - 1];
        var comment = random.Chance(score < 4 ? 0.5 : 0.22) ? Say(comments[score < 3 ? 0 : score == 3 ? 1 : 2]) : null;
        story.Beside(later, desk => desk.Rate(moment, score, comment));
    }
}

/// <summary>What people write with a rating: each for a bad, a middling and a good one.</summary>
sealed record PracticeComments(IReadOnlyList<string>[] Form, IReadOnlyList<string>[] End);
