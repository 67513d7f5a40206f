namespace Bargate.Ui;

/// <summary>The words of the layouts and components, read once per language from `Words/en.yaml` (keys `ui.skip-link` and so on).</summary>
public sealed record UiWords
{
    public required string SkipLink { get; init; }
    public required string Home { get; init; }
    public required string TrackACase { get; init; }
    public required string PracticeLabel { get; init; }
    public required string Practice { get; init; }
    public required string Contact { get; init; }
    public required string FooterHeading { get; init; }
    public required string SiteNavigation { get; init; }
    public required string StaffArea { get; init; }
    public required string StaffNavigation { get; init; }
    public required string SignedInAs { get; init; }
    public required string SignOut { get; init; }
    public required string ErrorPrefix { get; init; }
    public required string ProblemHeading { get; init; }
    public required string Back { get; init; }
    public required string Day { get; init; }
    public required string Month { get; init; }
    public required string Year { get; init; }
    public required string Change { get; init; }
    public required string Important { get; init; }
    public required string Success { get; init; }
    public required string Pages { get; init; }
    public required string Page { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }

    /// <summary>Reads every word by its key, so a missing one is found at start and not on a page.</summary>
    public static UiWords From(Func<string, string> word) => new()
    {
        SkipLink = word("ui.skip-link"),
        Home = word("ui.home"),
        TrackACase = word("ui.track-a-case"),
        PracticeLabel = word("ui.practice-label"),
        Practice = word("ui.practice"),
        Contact = word("ui.contact"),
        FooterHeading = word("ui.footer-heading"),
        SiteNavigation = word("ui.site-navigation"),
        StaffArea = word("ui.staff-area"),
        StaffNavigation = word("ui.staff-navigation"),
        SignedInAs = word("ui.signed-in-as"),
        SignOut = word("ui.sign-out"),
        ErrorPrefix = word("ui.error-prefix"),
        ProblemHeading = word("ui.problem-heading"),
        Back = word("ui.back"),
        Day = word("ui.day"),
        Month = word("ui.month"),
        Year = word("ui.year"),
        Change = word("ui.change"),
        Important = word("ui.important"),
        Success = word("ui.success"),
        Pages = word("ui.pages"),
        Page = word("ui.page"),
        Previous = word("ui.previous"),
        Next = word("ui.next"),
    };
}
