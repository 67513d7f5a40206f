using Bargate.Kernel.Storage;

namespace Bargate.Directory.Searching;

/// <summary>Words as the index keeps them: folded, and without the endings that a search must not mind.</summary>
internal static class SearchWords
{
    static readonly HashSet<string> Idle =
        ["a", "an", "and", "any", "are", "at", "can", "do", "find", "for", "from", "get", "how", "i", "in", "is", "it", "me", "my", "near", "need", "of", "on", "or", "some", "the", "there", "to", "want", "what", "where", "with", "you", "your"];

    public static List<string> Split(string? text)
    {
        var found = new List<string>();
        var folded = Fold.Of(text);
        for (int start = -1, i = 0; i <= folded.Length; i++)
        {
            var inside = i < folded.Length && (char.IsLetterOrDigit(folded[i]) || folded[i] is '\'' or '’');
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            var word = folded[start..i].Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
            if (word.Length is > 0 and <= 40) found.Add(word);
            start = -1;
        }
        return found;
    }

    public static bool SaysNothing(string word) => Idle.Contains(word);

    /// <summary>Plural, -ing, -ed and a last e: dancing, dances and dance are one.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 3 || !char.IsAsciiLetter(word[0])) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) word = word[..^3] + "y";
        else if (word.EndsWith("sses", StringComparison.Ordinal)) word = word[..^2];
        else if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) word = word[..^1];
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal)) word = Single(word[..^3]);
        else if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) word = Single(word[..^2]);
        return word.Length > 3 && word[^1] == 'e' ? word[..^1] : word;
    }

    static string Single(string word) => word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;

    /// <summary>Letters to add, leave out, change or swap: whether at most <paramref name="most"/> make one word of the other.</summary>
    public static bool IsNear(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return false;
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most) return false;
            last.CopyTo(before);
            row.CopyTo(last);
        }
        return last[b.Length] <= most;
    }
}
