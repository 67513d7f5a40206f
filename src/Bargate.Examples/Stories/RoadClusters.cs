namespace Bargate.Examples.Stories;

/// <summary>Places that many people report, so that the page of possible duplicates has something to show: a search for these postcodes finds them.</summary>
static class RoadClusters
{
    /// <summary>How many open cases there are in all of them.</summary>
    public const int Places = 14;

    static readonly (string Postcode, string Kind)[] All = [(Postcode, "pothole"), ("SO15 3AD", "flooding"), ("SO19 1AB", "pothole"), ("SO16 5AD", "cover")];

    /// <summary>The place to try it with: potholes in Portswood.</summary>
    public const string Postcode = "SO17 1AB";

    public static (RoadPlace Place, string Kind) Of(int number, PracticeRandom random)
    {
        var (postcode, kind) = All[number % All.Length];
        return (RoadPlace.Around(postcode, random, 28), kind);
    }
}
