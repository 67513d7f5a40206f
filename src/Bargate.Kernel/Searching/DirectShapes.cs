using System.Text.RegularExpressions;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Places;

namespace Bargate.Kernel.Searching;

/// <summary>Queries that are no words: a postcode, a case reference, the number of a penalty charge notice.</summary>
static partial class DirectShapes
{
    public static (string Shape, string Written)? Of(string text) =>
        // 'Cemetery' is a word, however well its letters would make a reference.
        text.Any(it => it == '-' || char.IsAsciiDigit(it)) && SpokenReference.Parse(text) is { } reference ? ("case", reference)
        : UkPostcode.Parse(text) is { } postcode ? ("postcode", UkPostcode.Shown(postcode))
        : PenaltyCharge().IsMatch(text) ? ("penalty-charge", text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())
        : null;

    /// <summary>A whole postcode at the beginning or the end of other words: 'toddler group SO14 7LY'.</summary>
    public static (string Words, string Postcode)? Near(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (var length in new[] { 2, 1 })
        {
            if (words.Length <= length) continue;
            if (UkPostcode.Parse(string.Concat(words[^length..])) is { } last) return (string.Join(' ', words[..^length]), UkPostcode.Shown(last));
            if (UkPostcode.Parse(string.Concat(words[..length])) is { } first) return (string.Join(' ', words[length..]), UkPostcode.Shown(first));
        }
        return null;
    }

    // Two letters of the authority, seven digits and a check character, which is a digit or a letter.
    [GeneratedRegex(@"^\s*[A-Za-z]{2}\s?[0-9]{7}\s?[0-9A-Za-z]\s*$")]
    private static partial Regex PenaltyCharge();
}
