using System.Text.RegularExpressions;

namespace Bargate.Content.Feedback;

/// <summary>What somebody said about a page: nobody knows who. What looks like an email address, a phone number or another long number is taken out before it is kept.</summary>
internal sealed partial class PageFeedback
{
    public const int MostLetters = 1000;

    public static readonly IReadOnlyList<string> Reasons = ["found", "missing", "hard", "wrong", "link"];

    public Guid Id { get; init; }

    public required string Path { get; init; }

    public required bool Useful { get; init; }

    public string? Reason { get; private set; }

    public string? Comment { get; private set; }

    public required DateTime At { get; init; }

    public int Version { get; private set; }

    /// <summary>Once: its number stands in an address, which may be passed on.</summary>
    public bool IsOpen(DateTime now) => Reason is null && Comment is null && now < At.AddHours(1);

    public void Say(string? reason, string? comment)
    {
        var text = Clean(comment ?? "");
        (Reason, Comment) = (Reasons.Contains(reason) ? reason : null, text.Length == 0 ? null : text);
    }

    public void Forget() => Comment = null;

    public static string Clean(string text)
    {
        text = Numbers().Replace(Emails().Replace(text.ReplaceLineEndings("\n").Trim(), "…"), "…");
        if (text.Length <= MostLetters) return text;
        return text[..(char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)];
    }

    [GeneratedRegex(@"\S+@\S+")]
    private static partial Regex Emails();

    // Six digits or more, also with spaces, dots or hyphens between them: phone numbers, accounts, references. And postcodes.
    [GeneratedRegex(@"\+?\d(?:[ .\-/]?\d){5,}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();
}
