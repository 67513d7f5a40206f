using System.Collections.Concurrent;
using Bargate.Kernel.Storage;

namespace Bargate.Kernel.Searching;

/// <summary>Text as the search sees it: words in lower case without accents and marks, and their stems. Letters and digits only, so nothing of it is a sign to a database.</summary>
static class Terms
{
    /// <summary>Raised when words are cut or stemmed in another way: then every entry is written again.</summary>
    public const string Edition = "1";

    // Enough for any word that somebody searches for; a longer run of letters is no word.
    const int LongestWord = 40;

    // Words that every question to a council has, and that say nothing of what it is about.
    static readonly HashSet<string> Empty =
    [
        "a", "about", "after", "again", "all", "already", "also", "am", "an", "and", "any", "anyone", "are", "as", "ask", "at", "be", "been", "before", "being", "but", "by", "can", "cannot", "cant", "could", "dear", "did", "didnt", "do", "does", "doesnt", "doing", "dont",
        "find", "for", "from", "get", "getting", "give", "go", "going", "got", "had", "has", "hasnt", "have", "havent", "having", "he", "hello", "help", "her", "here", "hi", "him", "his", "how", "i", "if", "im", "in", "information", "into", "is", "isnt", "it", "its", "ive", "just",
        "know", "like", "local", "long", "make", "many", "may", "me", "mine", "more", "much", "my", "need", "needs", "no", "not", "now", "of", "off", "on", "one", "online", "or", "our", "out", "over", "own", "please", "put", "s", "say", "she", "should", "so", "some", "someone", "something", "t", "tell", "than", "thank", "thanks", "that", "the", "their", "them", "then", "there", "these", "they", "thing", "things", "this", "those", "to", "too", "try",
        "uk", "up", "us", "use", "very", "want", "was", "wasnt", "we", "well", "went", "were", "what", "whats", "when", "where", "wheres", "which", "who", "whom", "whos", "why", "will", "with", "wont", "would", "you", "your", "yours",
    ];

    static readonly ConcurrentDictionary<string, string> Stems = [];

    public static bool SaysNothing(string word) => Empty.Contains(word);

    public static List<string> Words(string? text, int most = int.MaxValue)
    {
        var words = new List<string>();
        var folded = Fold.Of(text);
        for (var i = 0; i < folded.Length && words.Count < most;)
        {
            if (!char.IsLetterOrDigit(folded[i])) { i++; continue; }
            var begin = i;
            var marks = false;
            // An apostrophe inside a word is left out: `council's` and `councils` are one.
            while (i < folded.Length && (char.IsLetterOrDigit(folded[i]) || (IsApostrophe(folded[i]) && i + 1 < folded.Length && char.IsLetterOrDigit(folded[i + 1])))) marks |= IsApostrophe(folded[i++]);
            if (i - begin > LongestWord) continue;
            var word = folded[begin..i];
            words.Add(marks ? string.Concat(word.Where(it => !IsApostrophe(it))) : word);
        }
        return words;
    }

    public static string Stem(string word)
    {
        if (Stems.TryGetValue(word, out var known)) return known;
        var stem = Stemmer.Of(word);
        // What visitors type is without end; the words of the council's texts are not.
        if (Stems.Count < 100_000) Stems[word] = stem;
        return stem;
    }

    /// <summary>The letters of words, three by three, and how each begins: what two spellings of one word share.</summary>
    public static IEnumerable<string> Trigrams(string word)
    {
        if (word.Length < 2) yield break;
        yield return "0" + word[..2];
        for (var i = 0; i + 3 <= word.Length; i++) yield return word.Substring(i, 3);
    }

    static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`';
}
