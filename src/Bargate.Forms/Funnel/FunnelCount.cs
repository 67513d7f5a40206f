namespace Bargate.Forms.Funnel;

/// <summary>How often one thing happened on one page of an edition, to forms that were begun in one week. No row knows a visitor, a draft or an answer.</summary>
internal sealed class FunnelCount
{
    public required string Service { get; init; }

    /// <summary>The Monday of the week in which the form was begun; of what happens before there is a draft, the week in which it happens.</summary>
    public required DateOnly Week { get; init; }

    public required int Edition { get; init; }

    public required FunnelChannel Channel { get; init; }

    /// <summary>A page's name in addresses, or one of <see cref="Places"/>.</summary>
    public required string Page { get; init; }

    public required Counted What { get; init; }

    /// <summary>Where to, of a move; question and rule, of an error; the bucket, of a time. Empty for the rest.</summary>
    public required string Detail { get; init; }

    public required long Count { get; set; }
}

/// <summary>How the form came in: by the resident, by an officer for them, or by another system.</summary>
internal enum FunnelChannel { Online, OnBehalf, Api }

/// <summary>What is counted.</summary>
internal enum Counted
{
    /// <summary>A page was opened. These are views: who loads it twice counts twice.</summary>
    Shown,

    /// <summary>A page that was answered already was opened again: the way back.</summary>
    Again,

    /// <summary>The form's place went from one page to another. What came to a page and did not go on is still there.</summary>
    Moved,

    /// <summary>Answers of a page were accepted, the first ones and every change.</summary>
    Answered,

    /// <summary>A page was sent and came back with something to put right.</summary>
    Refused,

    /// <summary>A rule that was broken, at a question.</summary>
    Error,

    /// <summary>How long a page took, from coming to it until going on; at <see cref="Places.Start"/> how long the whole form took, from the first answer until it was sent.</summary>
    Took,

    /// <summary>A link to come back later was asked for.</summary>
    Saved,
}

/// <summary>Where a form is when no question is.</summary>
internal static class Places
{
    public const string Start = "", Check = "check", Sent = "sent", Followed = "followed";

    const string ExitMark = "exit:";

    public static string Exit(string id) => ExitMark + id;

    /// <summary>The id of the exit page that a place stands for; null for other places.</summary>
    public static string? ExitOf(string place) => place.StartsWith(ExitMark, StringComparison.Ordinal) ? place[ExitMark.Length..] : null;

    /// <summary>Where a form with these answers is: the one page from which it goes on.</summary>
    public static string Of(Form form) =>
        form.Journey.Exit is { } exit ? Exit(exit.Id) : form.Journey.FirstUnanswered?.PageId ?? Check;
}
