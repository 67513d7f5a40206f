using Bargate.Kernel.Councils;

namespace Bargate.Kernel.Searching;

/// <summary>For officers: what was searched for, what was not found, which results were chosen; and the rules that they add.</summary>
public sealed class SearchDesk
{
    const int MostOwn = 6, MostTitles = 3;

    readonly BargateDb db;
    readonly SearchMemory memory;
    readonly SearchSettings settings;
    readonly Search search;
    readonly Council council;
    readonly TimeProvider clock;

    internal SearchDesk(BargateDb db, SearchMemory memory, SearchSettings settings, Search search, Council council, TimeProvider clock) =>
        (this.db, this.memory, this.settings, this.search, this.council, this.clock) = (db, memory, settings, search, council, clock);

    public async Task<SearchFigures> Figures(DateOnly since, int most, CancellationToken stop)
    {
        var asked = db.Set<AskedRow>().AsNoTracking().Where(it => it.Day >= since);
        var chosen = db.Set<ChosenRow>().AsNoTracking().Where(it => it.Day >= since);
        var top = await asked.GroupBy(it => it.Query).Select(it => new { Query = it.Key, Times = it.Count(), Found = it.Max(one => one.Found) }).OrderByDescending(it => it.Times).ThenBy(it => it.Query).Take(most).ToListAsync(stop);
        var nothing = await asked.Where(it => it.Found == 0 || it.Close).GroupBy(it => it.Query).Select(it => new { Query = it.Key, Times = it.Count() }).OrderByDescending(it => it.Times).ThenBy(it => it.Query).Take(most).ToListAsync(stop);
        var names = top.Select(it => it.Query).ToList();
        var clicks = await chosen.Where(it => names.Contains(it.Query)).GroupBy(it => it.Query).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
        var places = await chosen.GroupBy(it => it.Place > 10 ? 11 : it.Place).Select(it => new { Place = it.Key, Count = it.Count() }).OrderBy(it => it.Place).ToListAsync(stop);
        return new(
            await asked.CountAsync(stop), await asked.CountAsync(it => it.Found == 0 || it.Close, stop),
            [.. top.Select(it => new QueryFigure(it.Query, it.Times, it.Found, clicks.GetValueOrDefault(it.Query)))],
            [.. nothing.Select(it => new QueryFigure(it.Query, it.Times, 0, 0))],
            [.. places.Select(it => (it.Place, it.Count))]);
    }

    public async Task<IReadOnlyList<SearchRule>> Rules(CancellationToken stop) =>
        await db.Set<RuleRow>().AsNoTracking().OrderByDescending(it => it.AddedAt).Select(it => new SearchRule(it.Id, it.Text, it.Show, it.AddedBy, it.AddedAt)).ToListAsync(stop);

    /// <summary>The key of words that say what is wrong with a rule; null when it can be added.</summary>
    public async Task<string?> Fault(string text, string? show, CancellationToken stop)
    {
        if (text.Length > RuleRow.Longest) return "long";
        if (show is null)
        {
            SynonymRule.Parse(text, out var fault);
            return fault;
        }
        if (text.Split(',').Any(it => Terms.Words(it).Count == 0)) return "words";
        return !SearchSettings.IsPath(show) ? "path" : await db.Set<EntryRow>().AnyAsync(it => it.Url == show, stop) ? null : "page";
    }

    /// <summary>Adds a rule that has no fault; saved by the caller.</summary>
    public void Add(string text, string? show, string by) =>
        db.Add(new RuleRow { Id = Guid.CreateVersion7(), Text = text, Show = show, AddedBy = by, AddedAt = clock.GetUtcNow().UtcDateTime });

    public async Task Remove(Guid rule, CancellationToken stop)
    {
        if (await db.Set<RuleRow>().SingleOrDefaultAsync(it => it.Id == rule, stop) is { } row) db.Remove(row);
    }

    /// <summary>After the caller saved: the next search has the new rules.</summary>
    public void Forget() => memory.Forget();

    /// <summary>The rule's own queries and the judged ones as they are answered now, and as they would be with one rule more.</summary>
    public async Task<Trial> Try(string text, string? show, CancellationToken stop)
    {
        var judged = Judgement.Read(Path.Combine(council.Folder, Judgement.File));
        var rules = await db.Set<RuleRow>().AsNoTracking().OrderBy(it => it.AddedAt).ToListAsync(stop);
        var now = SearchRules.Of(settings, rules);
        var then = SearchRules.Of(settings, rules.Append(new RuleRow { Text = text, Show = show, AddedBy = "" }));
        var changes = new List<QueryTrial>();
        foreach (var one in judged)
        {
            var (before, after) = (await Urls(one.Query, now, stop), await Urls(one.Query, then, stop));
            changes.Add(new(one.Query, one.Gain(before), one.Gain(after), before is [var was, ..] ? was : null, after is [var will, ..] ? will : null));
        }
        var own = new List<OwnTrial>();
        foreach (var query in OwnQueries(text, show)) own.Add(new(query, await Titles(query, now, stop), await Titles(query, then, stop)));
        return new(changes, own);
    }

    // What leads somewhere, or all that mean the same; for a best bet the queries that it answers.
    static IEnumerable<string> OwnQueries(string text, string? show) =>
        (show is null ? SynonymRule.Parse(text, out _)?.From ?? [] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().Take(MostOwn);

    async Task<IReadOnlyList<string>> Titles(string query, SearchRules rules, CancellationToken stop)
    {
        var found = await search.Find(new(query), rules, stop);
        return [.. found.Direct.Select(it => it.Title.Length > 0 ? it.Title : it.Url).Concat(found.All.Select(it => it.Title)).Take(MostTitles)];
    }

    /// <summary>The addresses found, best first.</summary>
    public async Task<IReadOnlyList<string>> Urls(string query, bool bestBets, CancellationToken stop) =>
        Of(await search.Find(new(query) { WithoutBestBets = !bestBets }, stop));

    async Task<IReadOnlyList<string>> Urls(string query, SearchRules rules, CancellationToken stop) => Of(await search.Find(new(query), rules, stop));

    static IReadOnlyList<string> Of(SearchResults found) => [.. found.Direct.Select(it => it.Url), .. found.All.Select(it => it.Url)];
}

/// <summary>What was searched for since a day.</summary>
/// <param name="Places">How often the result at each place was chosen; 11 stands for all after the tenth.</param>
public sealed record SearchFigures(int Asked, int Nothing, IReadOnlyList<QueryFigure> Top, IReadOnlyList<QueryFigure> WithoutResults, IReadOnlyList<(int Place, int Count)> Places);

public sealed record QueryFigure(string Query, int Times, int Found, int Chosen);

/// <summary>A synonym, or a best bet with the address it shows.</summary>
public sealed record SearchRule(Guid Id, string Text, string? Show, string AddedBy, DateTime AddedAt);

/// <summary>What a rule would do to the judged queries, where there are some, and to its own.</summary>
public sealed record Trial(IReadOnlyList<QueryTrial> Queries, IReadOnlyList<OwnTrial> Own)
{
    public double Before => Queries.Average(it => it.Before);

    public double After => Queries.Average(it => it.After);

    public IEnumerable<QueryTrial> Changed => Queries.Where(it => Math.Abs(it.Before - it.After) > 0.0005 || it.FirstBefore != it.FirstAfter);
}

/// <summary>One of the rule's own queries, with the titles it finds first.</summary>
public sealed record OwnTrial(string Query, IReadOnlyList<string> Before, IReadOnlyList<string> After);

public sealed record QueryTrial(string Query, double Before, double After, string? FirstBefore, string? FirstAfter);
