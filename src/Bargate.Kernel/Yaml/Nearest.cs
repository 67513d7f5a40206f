namespace Bargate.Kernel.Yaml;

/// <summary>Finds the word that somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The nearest known word, or null when none is near.</summary>
    public static string? To(string written, IEnumerable<string> known)
    {
        if (written.Length > 60) return null;
        var limit = Math.Max(2, written.Length / 3);
        return known
            .Select(word => (Word: word, Steps: word.StartsWith(written, StringComparison.OrdinalIgnoreCase) && written.Length > 2 ? 1 : Steps(written, word)))
            .Where(it => it.Steps <= limit)
            .OrderBy(it => it.Steps).ThenBy(it => it.Word, StringComparer.Ordinal)
            .Select(it => it.Word).FirstOrDefault();
    }

    /// <summary>A sentence for a fault: "Did you mean 'title'?", or the words that may stand here.</summary>
    public static string Suggest(string written, IEnumerable<string> known)
    {
        var words = known.ToList();
        if (To(written, words) is { } near) return $"Did you mean '{near}'?";
        return words.Count == 0 ? "Remove it" : $"Use one of: {string.Join(", ", words)}";
    }

    // Letters changed, added, removed or swapped with their neighbour.
    static int Steps(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        return table[a.Length, b.Length];
    }
}
