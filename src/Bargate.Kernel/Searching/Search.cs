using Bargate.Kernel.Councils;

namespace Bargate.Kernel.Searching;

/// <summary>
/// The one search of the site. A query is read (spelling, synonyms), entries that have all of it and entries that have some of it are found and ranked together,
/// and where none has any, what is written alike: all here and alike for every database.
/// </summary>
public sealed class Search
{
    /// <summary>So many are ranked, though more may be there: nobody reads so far.</summary>
    public const int Most = 200;

    const int MostSuggested = 8, MostClose = 10;

    // So many of a shelf stand between the others, after so many of those; the rest of it comes at the end.
    const int Between = 3, Before = 5;

    // Below this, what is written alike is only noise.
    const double LeastLikeness = 0.35;

    readonly BargateDb db;
    readonly SearchMemory memory;
    readonly SearchSettings settings;
    readonly Council council;
    readonly TimeProvider clock;

    internal Search(BargateDb db, SearchMemory memory, SearchSettings settings, Council council, TimeProvider clock) =>
        (this.db, this.memory, this.settings, this.council, this.clock) = (db, memory, settings, council, clock);

    public async Task<SearchResults> Find(SearchRequest request, CancellationToken stop) => await Find(request, null, stop);

    /// <param name="instead">Rules to try out in place of those that hold.</param>
    internal async Task<SearchResults> Find(SearchRequest request, SearchRules? instead, CancellationToken stop)
    {
        var text = SearchRequest.Cut(request.Query);
        var (lexicon, shelf, rules) = await memory.Recall(db, stop);
        rules = instead ?? rules;
        var scope = new Scope(clock.GetUtcNow().UtcDateTime, request.Permissions);
        var direct = await Direct(text, stop);
        // A postcode or a reference has no words to look for.
        if (direct.Count > 0) return SearchResults.None with { Direct = direct };
        var (words, near) = Near(text);
        var query = Query.Read(words, rules.Synonyms, lexicon, shelf, council, request.AsWritten);
        if (query.Groups.Count == 0) return SearchResults.None with { Direct = near };
        var (shown, corrected, close) = (await Ranked(query, SearchStore.Of(db), lexicon, scope, stop), query.Corrected, false);
        var onShelf = shelf.Totals.Entries == 0 ? [] : await Ranked(query, SearchStore.Of(db, shelf: true), shelf, scope, stop);
        if (shown.Count == 0 && onShelf.Count == 0) (shown, corrected, close) = (await Alike(query, scope, stop), null, true);
        var clear = !close && Results.IsAnswer(shown, query);
        var folded = Results.Fold(shown);
        var place = Results.PlaceOfShelf(shown, onShelf, query, Math.Min(Before, folded.Count));
        var results = await WithActions([.. folded.Take(place), .. onShelf.Take(Between).Select(it => (it.Entry, (string?)null)), .. folded.Skip(place), .. onShelf.Skip(Between).Select(it => (it.Entry, (string?)null))], stop);
        var answer = clear && results.Count > 0 ? results[0] : null;
        if (!request.WithoutBestBets && rules.BestBet(Terms.Words(text)) is { } bet) results = await First(bet, results, scope, stop);
        return new(
            [.. results.Where(it => request.Kind is null || it.Kind == request.Kind)],
            [.. results.GroupBy(it => it.Kind).Select(it => (it.Key, it.Count())).OrderByDescending(it => it.Item2).ThenBy(it => it.Key, StringComparer.Ordinal)])
        {
            Corrected = corrected,
            Direct = near,
            Close = close && results.Count > 0,
            Answer = results.Count > 0 && results[0] == answer ? answer : null,
        };
    }

    /// <summary>Titles that go on as this text begins, best first.</summary>
    public async Task<IReadOnlyList<SearchResult>> Suggest(string text, IReadOnlyCollection<string> permissions, CancellationToken stop)
    {
        var words = Terms.Words(SearchRequest.Cut(text), 6);
        if (words.Count == 0 || words[^1].Length < 2) return [];
        var scope = new Scope(clock.GetUtcNow().UtcDateTime, permissions);
        var found = await SearchStore.Of(db).Begins(words, scope, 40, stop);
        var few = await SearchStore.Of(db, shelf: true).Begins(words, scope, MostSuggested, stop);
        var sorted = found.OrderByDescending(it => it.Words[0].StartsWith($" {string.Join(' ', words)}", StringComparison.Ordinal)).ThenByDescending(it => words.Count(word => it.Words[0].Contains($" {word}", StringComparison.Ordinal)))
            .ThenByDescending(it => it.Popularity).ThenBy(it => it.Title.Length).ThenBy(it => it.Id).Select(it => new Scored(it, 1, 0)).ToList();
        return [.. (await WithActions([.. Results.Fold(sorted), .. few.OrderBy(it => it.Title.Length).ThenBy(it => it.Id).Select(it => (it, (string?)null))], stop)).Take(MostSuggested)];
    }

    /// <summary>Whether an entry is at this address, or leads there.</summary>
    public async Task<bool> Has(long entry, string url, CancellationToken stop) =>
        await db.Set<EntryRow>().AsNoTracking().Where(it => it.Id == entry).Select(it => new { it.Url, it.LeadsTo }).SingleOrDefaultAsync(stop) is { } row
            && (row.Url == url || row.LeadsTo.Split(' ').Contains(url)) && SearchSettings.IsPath(url);

    static async Task<List<Scored>> Ranked(Query query, SearchStore store, Lexicon lexicon, Scope scope, CancellationToken stop)
    {
        var (ranking, all) = (new Ranking(lexicon), query.Groups.Count);
        var found = await store.Match(query.Groups, all: true, scope, Most, stop);
        if (all > 1)
        {
            var known = found.Select(it => it.Id).ToHashSet();
            found.AddRange((await store.Match(query.Groups, all: false, scope, Most, stop)).Where(it => !known.Contains(it.Id)));
        }
        var scored = found.Select(it => ranking.Score(it, query.Groups)).Where(it => it.Had > 0)
            .OrderByDescending(it => it.Score).ThenBy(it => it.Entry.Title, StringComparer.Ordinal).ThenBy(it => it.Entry.Id).ToList();
        return scored;
    }

    async Task<List<Scored>> Alike(Query query, Scope scope, CancellationToken stop)
    {
        var words = query.Words.Where(it => it.Length >= 3 && !Terms.SaysNothing(it)).Select(it => Terms.Trigrams(it).ToHashSet()).ToList();
        if (words.Count == 0) return [];
        var found = await SearchStore.Of(db).Close([.. words.SelectMany(it => it).Distinct()], scope, Most, stop);
        return [.. found.Select(it => new Scored(it, 0, Spelling.Likeness(words, it))).Where(it => it.Score >= LeastLikeness)
            .OrderByDescending(it => it.Score).ThenBy(it => it.Entry.Title, StringComparer.Ordinal).ThenBy(it => it.Entry.Id).Take(MostClose)];
    }

    async Task<List<DirectMatch>> Direct(string text, CancellationToken stop)
    {
        if (DirectShapes.Of(text) is not var (shape, written) || settings.Direct.GetValueOrDefault(shape) is not { Count: > 0 } urls) return [];
        var titles = await db.Set<EntryRow>().AsNoTracking().Where(it => urls.Contains(it.Url) && it.Permission == null).Select(it => new { it.Url, it.Title, it.Summary }).ToListAsync(stop);
        return [.. urls.Select(url => titles.Find(it => it.Url == url) is { } known ? new DirectMatch(shape, written, url, known.Title, known.Summary) : new DirectMatch(shape, written, url, "", ""))];
    }

    // The words are looked for without the postcode, which no page has.
    (string Words, IReadOnlyList<DirectMatch> Near) Near(string text)
    {
        if (settings.Direct.GetValueOrDefault(SearchSettings.Near) is not { Count: > 0 } urls || DirectShapes.Near(text) is not var (words, postcode)) return (text, []);
        return (words, [.. urls.Select(it => new DirectMatch(SearchSettings.Near, $"{words}, {postcode}", $"{it}?q={Uri.EscapeDataString(words)}&postcode={Uri.EscapeDataString(postcode)}&sort=distance", "", ""))]);
    }

    async Task<List<SearchResult>> First(string url, List<SearchResult> results, Scope scope, CancellationToken stop)
    {
        if (results.Find(it => it.Url == url || it.Action == url) is { } there) return [there, .. results.Where(it => it != there)];
        var rows = await db.Set<EntryRow>().AsNoTracking().Where(it => it.Url == url && it.Permission == null && (it.VisibleFrom == null || it.VisibleFrom <= scope.Now) && (it.VisibleTo == null || it.VisibleTo > scope.Now))
            .ToListAsync(stop);
        var first = rows.Select(it => new SearchResult(it.Id, it.Kind, it.Url, it.Title, it.Summary, it.Language, it.LeadsTo.Split(' ')[0] is { Length: > 0 } form ? form : null)).ToList();
        return [.. await WithTitles(first, stop), .. results];
    }

    Task<List<SearchResult>> WithActions(IEnumerable<(Candidate Entry, string? Form)> found, CancellationToken stop) =>
        WithTitles([.. found.Select(it => new SearchResult(it.Entry.Id, it.Entry.Kind, it.Entry.Url, it.Entry.Title, it.Entry.Summary, it.Entry.Language, it.Form))], stop);

    // A form that is withdrawn is led to no more.
    async Task<List<SearchResult>> WithTitles(List<SearchResult> results, CancellationToken stop)
    {
        var actions = results.Select(it => it.Action).OfType<string>().Distinct().ToList();
        if (actions.Count == 0) return results;
        var titles = await db.Set<EntryRow>().AsNoTracking().Where(it => actions.Contains(it.Url)).Select(it => new { it.Url, it.Title }).ToListAsync(stop);
        return [.. results.Select(it => it.Action is null ? it : titles.Find(one => one.Url == it.Action) is { } form ? it with { ActionTitle = form.Title } : it with { Action = null })];
    }
}
