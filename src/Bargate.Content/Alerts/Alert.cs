using Bargate.Content.Contract;
using Bargate.Kernel.Councils;

namespace Bargate.Content.Alerts;

/// <summary>An alert as officers make it. It is never deleted: what residents were told can be shown afterwards.</summary>
internal sealed class Alert
{
    public const int LongestTitle = 120, LongestText = 4000, LongestPlace = 200, LongestConcerns = 2000;

    public static readonly IReadOnlyList<string> Kinds = ["emergency", "road", "school", "other"];

    public Guid Id { get; init; }

    public string Kind { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTime From { get; private set; }

    public DateTime Until { get; private set; }

    /// <summary>Paths, one a line.</summary>
    public string Concerns { get; private set; } = "";

    public string? Place { get; private set; }

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    public OfficerId By { get; private set; }

    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; }

    public static Alert New(AlertNews said, OfficerId by, DateTime now)
    {
        var alert = new Alert { Id = Guid.CreateVersion7() };
        alert.Say(said, by, now);
        return alert;
    }

    public void Say(AlertNews said, OfficerId by, DateTime now)
    {
        if (said.Until <= said.From) throw new RuleBroken("An alert ends after it starts.");
        (Kind, Title, Text, From, Until, Concerns, Place) = (said.Kind, said.Title, said.Text, said.From, said.Until, string.Join('\n', said.Concerns), said.Place);
        (Latitude, Longitude) = (said.At?.Latitude, said.At?.Longitude);
        (By, ChangedAt) = (by, now);
    }

    public void End(OfficerId by, DateTime now)
    {
        if (Until <= now) throw new RuleBroken("This alert has ended already.");
        // One that has not started ends before anybody saw it.
        (Until, From, By, ChangedAt) = (now, From < now ? From : now, by, now);
    }

    public AlertNews News => new(Id, Kind, Title, Text, From, Until, Concerns.Split('\n', StringSplitOptions.RemoveEmptyEntries), Place, Latitude is { } north && Longitude is { } east ? new MapPoint(north, east) : null, ChangedAt);
}
