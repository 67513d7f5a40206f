namespace Bargate.Kernel.Searching;

/// <summary>Phrases that mean the same, or that one of them leads to: looked up by their stems, so that `bins` is `bin`.</summary>
sealed class Synonyms
{
    readonly Dictionary<string, Dictionary<string, List<string[]>>> byFirst = new(StringComparer.Ordinal);
    readonly HashSet<string> words = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Words => words;

    public static Synonyms Of(IEnumerable<SynonymRule> rules)
    {
        var made = new Synonyms();
        foreach (var rule in rules)
            foreach (var from in rule.From)
                foreach (var to in rule.BothWays ? rule.From.Where(it => it != from) : rule.To)
                    made.Add(Terms.Words(from), Terms.Words(to));
        return made;
    }

    /// <summary>The longest phrase that begins here, and what it may be called.</summary>
    public (int Length, IReadOnlyList<string[]> Others)? At(IReadOnlyList<string> query, int at)
    {
        if (!byFirst.TryGetValue(Terms.Stem(query[at]), out var phrases)) return null;
        for (var length = query.Count - at; length > 0; length--)
            if (phrases.TryGetValue(Key(query.Skip(at).Take(length)), out var others)) return (length, others);
        return null;
    }

    void Add(List<string> from, List<string> to)
    {
        if (from.Count == 0 || to.Count == 0) return;
        words.UnionWith(from);
        if (!byFirst.TryGetValue(Terms.Stem(from[0]), out var phrases)) byFirst[Terms.Stem(from[0])] = phrases = new(StringComparer.Ordinal);
        if (!phrases.TryGetValue(Key(from), out var others)) phrases[Key(from)] = others = [];
        if (!others.Any(it => it.SequenceEqual(to))) others.Add([.. to]);
    }

    static string Key(IEnumerable<string> phrase) => string.Join(' ', phrase.Select(Terms.Stem));
}

/// <summary>`a, b, c` mean the same; `a, b => c` lead to c, and c does not lead to them.</summary>
sealed record SynonymRule(IReadOnlyList<string> From, IReadOnlyList<string> To)
{
    public const int MostPhrases = 30, MostWords = 6;

    public bool BothWays => To.Count == 0;

    /// <summary>Null when the text is no rule; then <paramref name="fault"/> is the key of words that say why.</summary>
    public static SynonymRule? Parse(string text, out string? fault)
    {
        var sides = text.Split("=>");
        List<string>[] phrases = [.. sides.Select(side => side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList())];
        fault = sides.Length > 2 ? "arrows"
            : phrases.Any(it => it.Count == 0) || (sides.Length == 1 && phrases[0].Count < 2) ? "one"
            : phrases.Any(it => it.Count > MostPhrases) ? "many"
            : phrases.SelectMany(it => it).Any(it => Terms.Words(it).Count is 0 or > MostWords) ? "words" : null;
        return fault is null ? new(phrases[0], sides.Length == 2 ? phrases[1] : []) : null;
    }
}
