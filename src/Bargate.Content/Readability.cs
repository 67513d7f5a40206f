using System.Text.RegularExpressions;

namespace Bargate.Content;

/// <summary>The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59.</summary>
internal static partial class Readability
{
    public static double Grade(string text)
    {
        text = Noise().Replace(text, " ");
        var sentences = Ends().Split(text).Select(it => Word().Matches(it).Select(word => word.Value).ToList()).Where(it => it.Count > 0).ToList();
        var words = sentences.Sum(it => it.Count);
        return words == 0 ? 0 : 0.39 * words / sentences.Count + 11.8 * sentences.Sum(it => it.Sum(Syllables)) / words - 15.59;
    }

    public static int Syllables(string word)
    {
        word = word.ToLowerInvariant();
        var count = Vowels().Count(word);
        // A silent e at the end, and -ed and -es where they add no sound.
        if (word.Length > 2 && word.EndsWith('e') && !(word.EndsWith("le", StringComparison.Ordinal) && !"aeiouy".Contains(word[^3]))) count--;
        else if (word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal) && word[^3] is not ('t' or 'd') && !"aeiouy".Contains(word[^3])) count--;
        else if (word.Length > 3 && word.EndsWith("es", StringComparison.Ordinal) && word[^3] is not ('s' or 'x' or 'z' or 'h' or 'c' or 'g') && !"aeiouy".Contains(word[^3])) count--;
        return Math.Max(1, count);
    }

    // Placeholders, addresses and Markdown signs are not words.
    [GeneratedRegex(@"\]\([^)]*\)|\{[^}]*\}|https?://\S+|[*#_\[\]()>]")]
    private static partial Regex Noise();

    [GeneratedRegex(@"[.!?:]+(?=\s|$)|\n\s*\n|\n\s*[-*] ")]
    private static partial Regex Ends();

    [GeneratedRegex(@"[A-Za-z][A-Za-z'’]*")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
