namespace Bargate.Kernel.Searching;

/// <summary>From what was ranked to what is shown.</summary>
static class Results
{
    // So much better than the next one must a result be, for it to be what is clearly meant.
    const double Clearly = 1.25;

    // Entries that have at least half of the query may still be what was meant: so many of them come first.
    const int Modest = 3;

    /// <summary>A form and the page that leads to it are one result: the page, where the better of the two stood, with the form that stood highest.</summary>
    public static List<(Candidate Entry, string? Form)> Fold(IReadOnlyList<Scored> ranked)
    {
        var leading = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        var place = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, (entry, _, _)) in ranked.Index())
        {
            place.TryAdd(entry.Url, i);
            foreach (var form in entry.LeadsTo) leading.TryAdd(form, entry);
        }
        var (shown, results) = (new HashSet<long>(), new List<(Candidate, string?)>());
        foreach (var (entry, _, _) in ranked)
        {
            var one = leading.GetValueOrDefault(entry.Url, entry);
            if (shown.Add(one.Id)) results.Add((one, one.LeadsTo.MinBy(it => place.GetValueOrDefault(it, int.MaxValue))));
        }
        return results;
    }

    /// <summary>
    /// How many of the others come before what was found on the shelf. Where an entry of the shelf has all of the query and none of the others has, it is what was meant;
    /// where several of both have all, the best of the others come first; and what has only a part of it comes after everything that has more.
    /// </summary>
    public static int PlaceOfShelf(IReadOnlyList<Scored> ranked, IReadOnlyList<Scored> onShelf, Query query, int most)
    {
        if (onShelf.Count == 0 || ranked.Count == 0) return 0;
        var (here, there) = (ranked.Max(it => it.Had), onShelf.Max(it => it.Had));
        if (there < here || there < query.Groups.Count) return int.MaxValue;
        return here == there ? most : Math.Min(most, here * 2 >= there ? Modest : 0);
    }

    /// <summary>Whether the first result is clearly meant, and is a form or leads to one.</summary>
    public static bool IsAnswer(IReadOnlyList<Scored> ranked, Query query)
    {
        if (ranked.Count == 0 || ranked[0].Had < query.Groups.Count) return false;
        var (first, form) = Fold(ranked)[0];
        if (form is null && first.Kind != "service") return false;
        var next = ranked.FirstOrDefault(it => it.Entry.Id != first.Id && !first.LeadsTo.Contains(it.Entry.Url));
        return next is null || ranked[0].Score > Clearly * next.Score;
    }
}
