namespace Bargate.Kernel.Searching;

/// <summary>From what was ranked to what is shown.</summary>
static class Results
{
    // So much better than the next one must a result be, for it to be what is clearly meant.
    const double Clearly = 1.25;

    /// <summary>A form and the page that leads to it are one result: the page, where the better of the two stood.</summary>
    public static IEnumerable<Candidate> Fold(IReadOnlyList<Scored> ranked)
    {
        var leading = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        foreach (var (entry, _, _) in ranked)
            if (entry.LeadsTo is { } form) leading.TryAdd(form, entry);
        var shown = new HashSet<long>();
        foreach (var (entry, _, _) in ranked)
        {
            var one = leading.GetValueOrDefault(entry.Url, entry);
            if (shown.Add(one.Id)) yield return one;
        }
    }

    /// <summary>The entry that is clearly meant, when it is a form or leads to one.</summary>
    public static long? Answer(IReadOnlyList<Scored> ranked, Query query)
    {
        if (ranked.Count == 0 || ranked[0].Had < query.Groups.Count) return null;
        var first = Fold(ranked).First();
        if (first.LeadsTo is null && first.Kind != "service") return null;
        var next = ranked.FirstOrDefault(it => it.Entry.Id != first.Id && it.Entry.Url != first.LeadsTo);
        return next is null || next.Had < ranked[0].Had || ranked[0].Score > Clearly * next.Score ? first.Id : null;
    }
}
