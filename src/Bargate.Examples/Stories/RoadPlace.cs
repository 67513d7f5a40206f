using System.Globalization;
using System.Text.RegularExpressions;
using Bargate.Forms.Contract;
using Bargate.Kernel.Places;
using Bargate.Records.Contract;

namespace Bargate.Examples.Stories;

/// <summary>A point in a practice street, and the nearest house.</summary>
sealed partial record RoadPlace(double Latitude, double Longitude, PropertyAddress Near)
{
    /// <summary>In front of a house.</summary>
    public static RoadPlace At(PropertyAddress house, PracticeRandom random) => Beside(house.Latitude!.Value, house.Longitude!.Value, house, random, 6);

    /// <summary>Within so many metres of the middle of a postcode: what a search for the postcode finds.</summary>
    public static RoadPlace Around(string postcode, PracticeRandom random, int metres)
    {
        var houses = PracticePlaces.All.Where(it => it.Postcode == postcode).ToList();
        return Beside(houses.Average(it => it.Latitude!.Value), houses.Average(it => it.Longitude!.Value), random.Pick(houses), random, metres);
    }

    public string Number => House().Match(Near.Lines[0]).Groups["number"].Value;

    /// <summary>As the form keeps it.</summary>
    public Fields Fields(string? details)
    {
        var fields = new Fields
        {
            ["latitude"] = Latitude.ToString("F6", CultureInfo.InvariantCulture),
            ["longitude"] = Longitude.ToString("F6", CultureInfo.InvariantCulture),
            ["street"] = House().Match(Near.Lines[0]).Groups["street"].Value,
            ["postcode"] = Near.Postcode,
        };
        if (Near.Ward is { } ward) fields["ward"] = ward;
        if (details is not null) fields["details"] = details;
        return fields;
    }

    static RoadPlace Beside(double latitude, double longitude, PropertyAddress near, PracticeRandom random, int metres)
    {
        var (north, east) = Distance.Degrees(metres, latitude);
        return new(latitude + (north * ((random.Unit() * 1.4) - 0.7)), longitude + (east * ((random.Unit() * 1.4) - 0.7)), near);
    }

    [GeneratedRegex(@"(?<number>\d+A?) (?<street>\D+)$")]
    private static partial Regex House();
}
