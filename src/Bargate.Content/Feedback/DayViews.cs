namespace Bargate.Content.Feedback;

/// <summary>How often a page was shown on a day. No visitor is known, so nobody is counted as one.</summary>
internal sealed class DayViews
{
    public required string Path { get; init; }

    public required DateOnly Day { get; init; }

    public int Count { get; set; }
}
