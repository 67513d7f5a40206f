namespace Bargate.Kernel.Searching;

/// <summary>
/// In which order found entries are shown: BM25 over their four parts (Robertson, Zaragoza and Taylor, CIKM 2004), the words as they were written counting
/// as much again as their stems, less for what part of the query they lack. Computed from the words themselves, the same on both databases.
/// </summary>
sealed class Ranking(Lexicon lexicon)
{
    const double Saturation = 3;

    // A phrase whose words stand apart is nearly as good; an entry that lacks part of the query is worth so much less.
    const double Apart = 0.8, Lacking = 0.6;

    // An entry whose title the query says whole is worth so much more.
    const double Named = 0.3;

    // Title, keywords, summary, body.
    static readonly double[] Weights = [5, 5, 2, 1], Shortening = [0.3, 0.1, 0.4, 0.6];

    readonly double[] average = [lexicon.Totals.Title, lexicon.Totals.Keywords, lexicon.Totals.Summary, lexicon.Totals.Body];

    public Scored Score(Candidate entry, IReadOnlyList<Group> groups)
    {
        var (had, total, matched, sought) = (0, 0.0, 0.0, 0.0);
        Span<double> lengths = stackalloc double[4];
        for (var part = 0; part < 4; part++) lengths[part] = Shorten(entry.Stems[part], part);
        foreach (var group in groups)
        {
            var best = 0.0;
            var worth = Worth(group);
            sought += worth;
            foreach (var alternative in group.Alternatives)
            {
                var stems = Part(entry.Stems, alternative.Stems, lengths);
                if (stems <= 0) continue;
                var score = Saturated(stems) + Saturated(Part(entry.Words, alternative.Words, lengths));
                best = Math.Max(best, alternative.Weight * score * alternative.Stems.Max(lexicon.Rarity));
            }
            if (best <= 0) continue;
            had++;
            matched += worth;
            total += best;
        }
        var asked = total * Math.Pow(sought > 0 ? matched / sought : 1, Lacking) * (1 + Named * Title(entry, groups));
        return new(entry, had, (asked + 0.2 * Math.Log(1 + entry.Popularity)) * entry.Weight);
    }

    // How much of its title the query says: 'register a death' is all of one title and half of another.
    static double Title(Candidate entry, IReadOnlyList<Group> groups)
    {
        var (words, stems) = (entry.Words[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), entry.Stems[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var (said, all) = (0, 0);
        for (var i = 0; i < words.Length; i++)
        {
            if (Terms.SaysNothing(words[i])) continue;
            all++;
            if (groups.Any(it => it.Alternatives[0].Stems.Contains(stems[i]))) said++;
        }
        return all == 0 ? 0 : said / (double)all;
    }

    double Worth(Group group) => group.Alternatives.Select(it => it.Stems.All(stem => lexicon.EntriesWithStem(stem) > 0) ? it.Weight * it.Stems.Max(lexicon.Rarity) : 0).Max();

    static double Saturated(double frequency) => frequency * (Saturation + 1) / (frequency + Saturation);

    double Shorten(string part, int number) =>
        1 - Shortening[number] + Shortening[number] * part.AsSpan().Count(' ') / Math.Max(1, average[number]);

    // How often it occurs, weighed by where. Words of a phrase that stand apart count as the rarest of them, a little less.
    static double Part(string[] parts, IReadOnlyList<string> phrase, ReadOnlySpan<double> lengths)
    {
        var together = 0.0;
        var written = $" {string.Join(' ', phrase)} ";
        for (var i = 0; i < 4; i++) together += Weights[i] * parts[i].AsSpan().Count(written) / lengths[i];
        if (phrase.Count == 1) return together;
        var apart = double.MaxValue;
        foreach (var word in phrase) apart = Math.Min(apart, Part(parts, [word], lengths));
        return Math.Max(together, Apart * apart);
    }
}

/// <summary>An entry, how many groups of the query it has, and how well.</summary>
sealed record Scored(Candidate Entry, int Had, double Score);
