using Bargate.Kernel.Councils;

namespace Bargate.Kernel.Searching;

/// <summary>A query, read: what it asks for, and how it was put right.</summary>
/// <param name="Corrected">The whole query as it is understood; null when it was left as it is.</param>
sealed record Query(IReadOnlyList<string> Words, IReadOnlyList<Group> Groups, string? Corrected)
{
    const int MostWords = 12;

    // What was asked may be a guess; what means the same is as good.
    const double SameMeaning = 1, Guess = 0.6;

    /// <summary>Wrong words are put right, then phrases are looked up with their synonyms, the longest first; words that say nothing are left out where others say something.</summary>
    public static Query Read(string text, Synonyms synonyms, Lexicon lexicon, Lexicon shelf, Council council, bool asWritten)
    {
        var written = Terms.Words(text, MostWords);
        var words = asWritten ? written : Right(written, synonyms, lexicon, shelf);
        var groups = Group(words, synonyms, lexicon, asWritten, it => Terms.SaysNothing(it) || it == council.Id);
        if (groups.Count == 0) groups = Group(words, synonyms, lexicon, asWritten, _ => false);
        return new(words, groups, words.SequenceEqual(written) ? null : string.Join(' ', words));
    }

    static List<string> Right(List<string> written, Synonyms synonyms, Lexicon lexicon, Lexicon shelf)
    {
        var words = new List<string>(written.Count);
        foreach (var word in written)
            if (IsKnown(word, synonyms, lexicon) || shelf.Has(word) || WordList.Has(word) || Terms.SaysNothing(word)) words.Add(word);
            else if (Spelling.Right(word, lexicon, synonyms.Words, most: 1) is { } slip) words.Add(slip);
            else if (Spelling.Split(word, lexicon) is var (first, second)) words.AddRange([first, second]);
            else words.Add(Spelling.Right(word, lexicon, synonyms.Words) ?? Spelling.Right(word, shelf, []) ?? word);
        return words;
    }

    static List<Group> Group(List<string> words, Synonyms synonyms, Lexicon lexicon, bool asWritten, Func<string, bool> saysNothing)
    {
        var groups = new List<Group>();
        for (var at = 0; at < words.Count;)
        {
            if (synonyms.At(words, at) is var (length, others))
            {
                var phrase = words.GetRange(at, length);
                groups.Add(new(phrase, [new(phrase, 1), .. others.Select(it => new Alternative(it, SameMeaning))]));
                at += length;
                continue;
            }
            var word = words[at++];
            if (saysNothing(word)) continue;
            var alternatives = new List<Alternative> { new([word], 1) };
            // `pot hole` is pothole too, where an entry has that.
            if (at < words.Count && lexicon.EntriesWith(word + words[at]) > 0) alternatives.Add(new([word + words[at]], 1));
            if (at > 1 && lexicon.EntriesWith(words[at - 2] + word) > 0) alternatives.Add(new([words[at - 2] + word], 1));
            // A word of the language that no entry has may be another word with a slip: `planing`.
            if (!asWritten && !lexicon.Has(word) && word.Length > 4 && Spelling.Right(word, lexicon, [], most: 1) is { } near) alternatives.Add(new([near], Guess));
            if (groups.All(it => !it.Alternatives[0].Stems.SequenceEqual(alternatives[0].Stems))) groups.Add(new([word], alternatives));
        }
        return groups;
    }

    static bool IsKnown(string word, Synonyms synonyms, Lexicon lexicon) => word.Length < Spelling.Shortest || lexicon.Has(word) || synonyms.Words.Contains(word);
}
