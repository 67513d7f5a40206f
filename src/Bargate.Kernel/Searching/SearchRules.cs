namespace Bargate.Kernel.Searching;

/// <summary>The council's synonyms and best bets together with those that officers added.</summary>
sealed class SearchRules
{
    readonly Dictionary<string, string> bets = new(StringComparer.Ordinal);

    SearchRules(Synonyms synonyms) => Synonyms = synonyms;

    public Synonyms Synonyms { get; }

    public static SearchRules Of(SearchSettings settings, IEnumerable<RuleRow> added)
    {
        var rows = added.ToList();
        var synonyms = rows.Where(it => it.Show is null).Select(it => SynonymRule.Parse(it.Text, out _)).OfType<SynonymRule>();
        var rules = new SearchRules(Synonyms.Of(settings.Synonyms.Concat(synonyms)));
        // An officer's own comes over the council's.
        foreach (var bet in settings.BestBets.Concat(rows.Where(it => it.Show is not null).Select(it => new BestBet(it.Text.Split(','), it.Show!))))
            foreach (var phrase in bet.Phrases) rules.bets[Key(Terms.Words(phrase))] = bet.Show;
        return rules;
    }

    /// <summary>The address that is shown first for exactly this query.</summary>
    public string? BestBet(IReadOnlyList<string> words) => words.Count > 0 ? bets.GetValueOrDefault(Key(words)) : null;

    static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(Terms.Stem));
}
