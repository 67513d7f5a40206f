using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;
using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Examples.Stories;

/// <summary>Half a year of cases in the two services that the practice council has, the same every time on the same day.</summary>
static class PracticeCases
{
    const ulong Seed = 20190207;
    const int Group = 25;

    /// <summary>What was made, in words.</summary>
    public static async Task<string> Fill(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        var council = scope.GetRequiredService<Council>();
        var services = scope.GetRequiredService<ServiceCatalogue>();
        using var desk = new PracticeDesk(scope, now);
        var left = new List<string>();
        var played = 0;
        foreach (var story in Stories(council, services, now).OrderBy(it => it.SentAt).ThenBy(it => it.Service, StringComparer.Ordinal))
        {
            if (!left.Contains(story.Service) && !await desk.Play(story, stop)) left.Add(story.Service);
            if (++played % Group == 0) await desk.Save(stop);
        }
        await desk.Save(stop);
        await desk.TellLeads(stop);
        var made = $"{desk.Cases} cases ({desk.Open} open), {desk.MessagesSent} messages, {desk.Ratings} ratings, {desk.Photos} photos; for possible duplicates report a pothole at {RoadClusters.Postcode}";
        return left.Count == 0 ? made : $"{made}; no cases of {string.Join(" and ", left)}, whose form asks for what practice data does not answer";
    }

    /// <summary>Those of a day, numbered; nothing of them is saved yet.</summary>
    public static IEnumerable<Story> Stories(Council council, ServiceCatalogue services, DateTime now)
    {
        IReadOnlyList<Story> Numbered(IEnumerable<Story> stories)
        {
            var all = stories.ToList();
            for (var i = 0; i < all.Count; i++) all[i].Number = i;
            return all;
        }
        StoryKit Kit(ulong seed)
        {
            var random = new PracticeRandom(seed);
            return new(new PracticeTimes(council, now, random), random);
        }
        IEnumerable<Story> bins = services.Current("missed-bin") is { } bin ? Numbered(new MissedBinStories(Kit(Seed), bin.Definition).All()) : [];
        IEnumerable<Story> roads = services.Current("road-problem") is { } road ? Numbered(new RoadStories(Kit(Seed + 1), road.Definition).All()) : [];
        return bins.Concat(roads);
    }
}
