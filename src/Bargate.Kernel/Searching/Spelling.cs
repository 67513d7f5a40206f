namespace Bargate.Kernel.Searching;

/// <summary>Puts words right that neither the index nor a British speller knows, and finds what is written alike when nothing else is found.</summary>
static class Spelling
{
    public const int Shortest = 4;

    /// <summary>The known word that was meant: it begins with the same letter and is at most one slip away, two in a word of six letters and more; of several the nearest, then the most frequent.</summary>
    public static string? Right(string word, Lexicon lexicon, IEnumerable<string> also, int most = int.MaxValue)
    {
        if (word.Length < Shortest || word.Any(char.IsDigit)) return null;
        var slips = Math.Min(most, word.Length < 6 ? 1 : 2);
        return lexicon.Beginning(word[0]).Concat(also.Where(it => it.Length >= Shortest && it[0] == word[0]))
            .Where(it => Math.Abs(it.Length - word.Length) <= slips)
            .Select(it => (Word: it, Slips: Distance(word, it, slips)))
            .Where(it => it.Slips <= slips)
            .OrderBy(it => it.Slips).ThenBy(it => it.Word.Length == word.Length ? 0 : 1).ThenByDescending(it => lexicon.EntriesWith(it.Word)).ThenBy(it => it.Word, StringComparer.Ordinal)
            .Select(it => it.Word).FirstOrDefault();
    }

    /// <summary>`counciltax` as council and tax, when the index has both; of several ways that whose words are the more frequent.</summary>
    public static (string, string)? Split(string word, Lexicon lexicon)
    {
        if (word.Length < 6) return null;
        var ways = from at in Enumerable.Range(3, word.Length - 5)
                   let pair = (First: word[..at], Second: word[at..])
                   let least = Math.Min(lexicon.EntriesWith(pair.First), lexicon.EntriesWith(pair.Second))
                   where least > 0
                   orderby least descending, at
                   select pair;
        return ways.Select(it => ((string, string)?)it).FirstOrDefault();
    }

    /// <summary>Damerau's distance: a letter too much, too few or wrong, or two that changed places, is one slip. Counted up to <paramref name="most"/> + 1.</summary>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return most + 1;
        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var slip = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + slip);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }
        return last[other.Length];
    }

    /// <summary>How alike a query and an entry are written: for each word of the query the word of title, keywords or summary that shares most with it.</summary>
    public static double Likeness(IReadOnlyList<HashSet<string>> query, Candidate entry)
    {
        var words = entry.Words.Take(3).SelectMany(it => it.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct().Where(it => it.Length >= 3 && !Terms.SaysNothing(it)).Select(it => Terms.Trigrams(it).ToHashSet()).ToList();
        if (words.Count == 0) return 0;
        return query.Average(word => words.Max(it => 2.0 * word.Count(it.Contains) / (word.Count + it.Count)));
    }

    public static IEnumerable<string> TrigramsOf(string[] words) =>
        words.Take(3).SelectMany(it => it.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(it => it.Length >= 3 && !Terms.SaysNothing(it)).SelectMany(Terms.Trigrams).Distinct();
}
