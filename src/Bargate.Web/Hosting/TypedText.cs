using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Bargate.Web.Hosting;

/// <summary>What an officer had written in a form that could not be taken, from the form itself: where its module says nothing better.</summary>
static partial class TypedText
{
    const int Most = 40;

    /// <summary>All but ids, ticks and numbers of rows: what was written cannot be told from what was chosen, and rather too much than too little. Only of a form that was read already: to read one now could fail once more.</summary>
    public static IReadOnlyList<Typed> Of(HttpContext http) => http.Features.Get<IFormFeature>()?.Form is not { } form ? [] :
        [.. (from field in form where !field.Key.StartsWith('_') from text in field.Value where IsText(text) select new Typed(LabelOf(field.Key), text.Trim())).Take(Most)];

    static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && !Guid.TryParse(text, out _) && !bool.TryParse(text, out _) && !(text.Length <= 2 && text.All(char.IsAsciiDigit));

    // `Form.MinimumAge` is "Minimum age": a label is not in the form that comes back.
    static string LabelOf(string name)
    {
        var last = Capitals().Replace(name[(name.LastIndexOf('.') + 1)..], " $0").Replace('-', ' ').Trim();
        return last.Length == 0 ? name : char.ToUpperInvariant(last[0]) + last[1..].ToLowerInvariant();
    }

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Capitals();
}
