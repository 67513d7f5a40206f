using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;

namespace Bargate.Records;

/// <summary>What somebody typed into a search box, as words to look for.</summary>
internal static class Words
{
    const int Most = 8;

    public static string[] Of(string? text) => [.. Fold.Of(Plain(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(Most)];

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

    static string Plain(string? text)
    {
        text ??= "";
        if (text.Length > 200) text = text[..200];
        return string.Concat(text.Select(it => it is ',' or '.' or ';' ? ' ' : it));
    }
}
