using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;

namespace Bargate.Records;

/// <summary>What somebody typed into a search box, as words to look for.</summary>
internal static class Words
{
    const int Most = 8;

    public static string[] Of(string? text) => [.. All(text is { Length: > 200 } ? text[..200] : text).Distinct().Take(Most)];

    /// <summary>Folded words without the marks that people leave out: commas, full stops, apostrophes.</summary>
    public static string[] All(string? text) => Fold.Of(Plain(text ?? "")).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The postcode, or the start of one with its space (`SO14 7`), that the text ends with, compact; and the words before it.</summary>
    public static (string? Postcode, string[] Others) SplitPostcode(string? text)
    {
        var words = Of(text);
        for (var take = Math.Min(2, words.Length); take >= 1; take--)
        {
            var end = string.Concat(words[^take..]).ToUpperInvariant();
            if (UkPostcode.Parse(end) is not null || UkPostcode.IsStart(end)) return (end, words[..^take]);
        }
        return (null, words);
    }

    static string Plain(string text) => string.Concat(text.Where(it => it is not ('\'' or '’')).Select(it => it is ',' or '.' or ';' or '(' or ')' or '"' ? ' ' : it));
}
