namespace Bargate.Linkage.Bench.Generator;

/// <summary>One person as they are at a time; a copy changes as life goes on.</summary>
internal record struct Person
{
    public long Cluster;
    public int Household, Source;
    public string Forename, Surname;
    public string? Middle, Email, Phone;
    public int Year, Month, Day;
    public char Sex;
    public Place Place;
    public Community? Community;
}
