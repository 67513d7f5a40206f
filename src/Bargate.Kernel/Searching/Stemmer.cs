namespace Bargate.Kernel.Searching;

/// <summary>
/// Takes the endings of English words off: M. F. Porter, An algorithm for suffix stripping, Program 14 (1980).
/// Ours and not the databases', which stem differently: so both find the same.
/// </summary>
static class Stemmer
{
    static readonly (string Ending, string By)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("iser", "ise"), ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
        ("ization", "ize"), ("isation", "ise"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    static readonly (string Ending, string By)[] Third = [("icate", "ic"), ("ative", ""), ("alize", "al"), ("alise", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    static readonly string[] Fourth = ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "ise"];

    public static string Of(string word)
    {
        if (word.Length < 3 || !word.All(char.IsAsciiLetterLower)) return word;
        word = Plural(word);
        word = Past(word);
        if (word.EndsWith('y') && HasVowel(word[..^1])) word = word[..^1] + "i";
        word = Replace(word, Second);
        word = Replace(word, Third);
        word = Drop(word);
        if (word.EndsWith('e') && (Measure(word[..^1]) > 1 || (Measure(word[..^1]) == 1 && !EndsShort(word[..^1])))) word = word[..^1];
        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word[..^1]) > 1 ? word[..^1] : word;
    }

    static string Plural(string word) =>
        Ends(word, "sses") || Ends(word, "ies") ? word[..^2] : Ends(word, "ss") || !Ends(word, "s") ? word : word[..^1];

    static string Past(string word)
    {
        if (Ends(word, "eed")) return Measure(word[..^3]) > 0 ? word[..^1] : word;
        var stem = Ends(word, "ed") && HasVowel(word[..^2]) ? word[..^2] : Ends(word, "ing") && HasVowel(word[..^3]) ? word[..^3] : null;
        if (stem is null) return word;
        if (Ends(stem, "at") || Ends(stem, "bl") || Ends(stem, "iz")) return stem + "e";
        if (stem.Length > 1 && stem[^1] == stem[^2] && IsConsonant(stem, stem.Length - 1) && stem[^1] is not ('l' or 's' or 'z')) return stem[..^1];
        return Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    static string Replace(string word, (string Ending, string By)[] rules)
    {
        foreach (var (ending, by) in rules)
            if (Ends(word, ending)) return Measure(word[..^ending.Length]) > 0 ? word[..^ending.Length] + by : word;
        return word;
    }

    static string Drop(string word)
    {
        // The longest ending that fits, as the paper has it.
        string? found = null;
        foreach (var ending in Fourth)
            if (Ends(word, ending) && ending.Length > (found?.Length ?? 0)) found = ending;
        if (found is null) return word;
        if (found is "sion" or "tion") return Measure(word[..^3]) > 1 ? word[..^3] : word;
        return Measure(word[..^found.Length]) > 1 ? word[..^found.Length] : word;
    }

    static bool Ends(string word, string ending) => word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal);

    static bool IsConsonant(string word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => at == 0 || !IsConsonant(word, at - 1),
        _ => true,
    };

    static bool HasVowel(string word)
    {
        for (var i = 0; i < word.Length; i++) if (!IsConsonant(word, i)) return true;
        return false;
    }

    // How many times a consonant follows a vowel.
    static int Measure(string word)
    {
        var count = 0;
        for (var i = 1; i < word.Length; i++) if (IsConsonant(word, i) && !IsConsonant(word, i - 1)) count++;
        return count;
    }

    static bool EndsShort(string word) => word.Length >= 3
        && IsConsonant(word, word.Length - 3) && !IsConsonant(word, word.Length - 2) && IsConsonant(word, word.Length - 1) && word[^1] is not ('w' or 'x' or 'y');
}
