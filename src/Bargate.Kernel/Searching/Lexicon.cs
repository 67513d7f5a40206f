namespace Bargate.Kernel.Searching;

/// <summary>What the index as a whole says: its words, in how many entries each occurs, and how long entries are.</summary>
sealed class Lexicon(IReadOnlyDictionary<string, int> words, IReadOnlyDictionary<string, int> stems, Totals totals)
{
    // Words of a first letter, so that a wrong word is compared with few.
    readonly ILookup<char, string> byLetter = words.Keys.Where(it => it.Length >= Spelling.Shortest && !it.Any(char.IsDigit)).ToLookup(it => it[0]);

    public Totals Totals => totals;

    public bool Has(string word) => words.ContainsKey(word) || stems.ContainsKey(Terms.Stem(word));

    public int EntriesWith(string word) => words.GetValueOrDefault(word);

    public int EntriesWithStem(string stem) => stems.GetValueOrDefault(stem);

    public IEnumerable<string> Beginning(char letter) => byLetter[letter];

    /// <summary>How much it tells that an entry has this stem (Robertson and Spärck Jones): little for a word that most have.</summary>
    public double Rarity(string stem)
    {
        var entries = EntriesWithStem(stem);
        return Math.Log(1 + (totals.Entries - entries + 0.5) / (entries + 0.5));
    }
}
