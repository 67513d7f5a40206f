namespace Bargate.Cases;

/// <summary>How often somebody tried a reference with a postcode on one day: five tries, then not until tomorrow.</summary>
internal sealed class TrackingTry
{
    public const int Most = 5;

    public required string Reference { get; init; }

    public DateOnly Day { get; init; }

    public int Count { get; set; }

    public int Version { get; private set; }
}
