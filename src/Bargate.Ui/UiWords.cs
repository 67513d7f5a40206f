using Bargate.Kernel.Councils;

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
    public required string Shortcuts { get; init; }
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
    public required string Languages { get; init; }

    /// <summary>Reads every word once, so a page pays for none of the look-ups.</summary>
    public static UiWords From(Words words) => new()
    {
        SkipLink = words["ui.skip-link"],
        Home = words["ui.home"],
        TrackACase = words["ui.track-a-case"],
        PracticeLabel = words["ui.practice-label"],
        Practice = words["ui.practice"],
        Contact = words["ui.contact"],
        FooterHeading = words["ui.footer-heading"],
        SiteNavigation = words["ui.site-navigation"],
        StaffArea = words["ui.staff-area"],
        StaffNavigation = words["ui.staff-navigation"],
        SignedInAs = words["ui.signed-in-as"],
        SignOut = words["ui.sign-out"],
        Shortcuts = words["ui.shortcuts"],
        ErrorPrefix = words["ui.error-prefix"],
        ProblemHeading = words["ui.problem-heading"],
        Back = words["ui.back"],
        Day = words["ui.day"],
        Month = words["ui.month"],
        Year = words["ui.year"],
        Change = words["ui.change"],
        Important = words["ui.important"],
        Success = words["ui.success"],
        Pages = words["ui.pages"],
        Page = words["ui.page"],
        Previous = words["ui.previous"],
        Next = words["ui.next"],
        Languages = words["ui.languages"],
    };
}
