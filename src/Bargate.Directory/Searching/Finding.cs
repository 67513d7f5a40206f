using Bargate.Directory.Contract;
using Bargate.Kernel.Places;

namespace Bargate.Directory.Searching;

/// <summary>One search: the filters as sets of slots, then the words, then the order, then the page that was asked for.</summary>
internal sealed class Finding(IndexedEntries index, DirectorySettings settings, DirectoryQuery query)
{
    // Half as good at this distance: among entries that say the same, the one nearby comes first.
    const double Half = 3000;
    const float Stale = 0.5f;

    Scratch? scratch;
    string? instead;
    bool loose;

    // What would be found on any day, for the number beside each day; null where no day is asked for.
    Bits? anyDay;

    public FoundEntries Run()
    {
        try { return Page(); }
        finally { scratch?.Return(); }
    }

    FoundEntries Page()
    {
        var (found, unplaced) = Candidates();
        var total = found.Count;
        var skip = (int)Math.Min((long)(query.Page - 1) * query.PerPage, int.MaxValue);
        var page = skip >= total ? [] : InOrder(found, total, skip);
        var counts = index.Facets.ToDictionary(it => it.Key, it => it.Value.CountWith(it.Key.StartsWith("day:", StringComparison.Ordinal) ? anyDay ?? found : found), StringComparer.Ordinal);
        return new(total, [.. page.Select(slot => new FoundEntry(index[slot].Card, query.Near is null ? null : Metres(slot), query.At is { } at && index[slot].Opening.IsOpen(at)))], counts, instead, loose, unplaced);
    }

    public IReadOnlyList<Guid> Everything()
    {
        var found = All();
        return [.. index.ByName().Where(slot => found[slot]).Select(slot => index[slot].Card.Id)];
    }

    /// <summary>Every service at a location of what fits, by name; those within the distance, where one is asked for.</summary>
    public IReadOnlyList<(Guid Entry, Guid At)> EveryAt()
    {
        var found = All();
        return [.. from slot in index.ByName()
                   where found[slot]
                   from at in index[slot].Card.AtLocations
                   where query.Near is not { } near || query.Metres is not { } within || (at.Place is { } place && Distance.Metres(near.Latitude, near.Longitude, place.Latitude, place.Longitude) <= within)
                   select (index[slot].Card.Id, at.Id)];
    }

    Bits All()
    {
        try { return Candidates().Found; }
        finally { scratch?.Return(); }
    }

    (Bits Found, int Unplaced) Candidates()
    {
        var found = index.Listed.Copy();
        foreach (var facet in query.Facets) found.And(index.Facet(facet));
        if (query.Term is { } term) found.And(index.Term(term));
        if (query.Taxonomy is { } taxonomy) found.And(index.Taxonomy(taxonomy));
        if (query.Provider is { } provider) found.And(index.Provider(provider));
        if (query.ModifiedSince is { } since) Keep(found, it => it.ModifiedAt >= since);
        if (query.MinimumAge is { } least) Keep(found, it => it.Card.FromAge >= least);
        if (query.MaximumAge is { } most) Keep(found, it => it.Card.ToAge <= most);
        if (query.Session is { } session) Keep(found, it => it.Sessions.Any(one => one.Fits(session.Day, session.From, session.To)));
        if (query.Ages is { } ages) Keep(found, it => (it.Card.FromAge ?? 0) <= ages.To && (it.Card.ToAge ?? 200) >= ages.From);
        if (query.Covering is { } here) Keep(found, it => it.Areas.Count == 0 || it.Areas.Any(area => area.Contains(here.Latitude, here.Longitude)));
        if (query is { OpenNow: true, At: { } at }) Keep(found, it => it.Opening.IsOpen(at));
        if (!string.IsNullOrWhiteSpace(query.Words)) found.And(Words());
        if (query.AnyOf.Count > 0)
        {
            anyDay = found.Copy();
            found.And(query.AnyOf.Select(index.Facet).OfType<Bits>().Aggregate((Bits?)null, (all, one) => all is null ? one.Copy() : all.Or(one)));
        }
        if (query.Near is null || query.Metres is not { } within) return (found, 0);
        if (anyDay is not null) Keep(anyDay, (_, slot) => Metres(slot) <= within);
        var before = found.Copy();
        Keep(found, (_, slot) => Metres(slot) <= within);
        return (found, before.Slots().Count(slot => index[slot].CityWide));
    }

    // All groups of words, then two thirds of them, then any.
    Bits? Words()
    {
        var groups = Groups();
        if (groups.Count == 0) return null;
        scratch = Scratch.Rent(index.Count);
        foreach (var group in groups)
        {
            if (group is [[var only]]) Add(index.Word(only));
            else
            {
                foreach (var stems in group) Score(stems);
                scratch.EndGroup();
            }
        }
        for (var needed = groups.Count; needed > 0; needed = needed == groups.Count && groups.Count > 2 ? Math.Max(1, Math.Min(needed - 1, (groups.Count * 2 + 2) / 3)) : needed == 1 ? 0 : 1)
        {
            var found = new Bits(index.Count);
            var any = false;
            foreach (var slot in scratch.Touched)
            {
                if (scratch.Matched[slot] < needed || !index.Listed[slot]) continue;
                found.Set(slot);
                any = true;
                scratch.Scores[slot] += 100f * scratch.Matched[slot];
            }
            loose = needed < groups.Count;
            if (any || query.Exactly) return found;
        }
        return null;
    }

    void Add(IndexedEntries.Posting? posting)
    {
        if (posting is null) return;
        var rare = Rarity(posting);
        for (var i = 0; i < posting.Slots.Count; i++) scratch!.Add(posting.Slots[i], rare * posting.Weights[i]);
    }

    void Score(IReadOnlyList<string> stems)
    {
        if (stems.Count == 1)
        {
            if (index.Word(stems[0]) is not { } posting) return;
            var rare = Rarity(posting);
            for (var i = 0; i < posting.Slots.Count; i++) scratch!.Take(posting.Slots[i], rare * posting.Weights[i]);
            return;
        }
        // A synonym of several words counts where all of them stand.
        var all = stems.Select(index.Word).ToList();
        if (all.Exists(it => it is null)) return;
        var sums = new Dictionary<int, (int Words, float Score)>();
        foreach (var posting in all)
        {
            var rare = Rarity(posting!);
            for (var i = 0; i < posting!.Slots.Count; i++)
            {
                var before = sums.GetValueOrDefault(posting.Slots[i]);
                sums[posting.Slots[i]] = (before.Words + 1, before.Score + rare * posting.Weights[i]);
            }
        }
        foreach (var (slot, sum) in sums) if (sum.Words == all.Count) scratch!.Take(slot, sum.Score / all.Count);
    }

    float Rarity(IndexedEntries.Posting posting) => MathF.Log(1 + (index.Count - posting.Slots.Count + 0.5f) / (posting.Slots.Count + 0.5f));

    // Each group is one thing that was asked for, in all the ways that say it: the word itself, and what the council's synonyms name beside it.
    List<List<IReadOnlyList<string>>> Groups()
    {
        var words = SearchWords.Split(query.Words).Take(24).ToList();
        var stems = words.ConvertAll(SearchWords.Stem);
        var groups = new List<List<IReadOnlyList<string>>>();
        var mended = new List<string>();
        var isMended = false;
        for (var at = 0; at < words.Count;)
        {
            var (line, length) = Synonym(stems, at);
            if (line is not null)
            {
                groups.Add([.. line]);
                mended.AddRange(words.Skip(at).Take(length));
                at += length;
                continue;
            }
            var (word, stem) = (words[at], stems[at]);
            at++;
            if (settings.SaysNothing(word)) continue;
            if (!query.Exactly && index.Word(stem) is null && word.Length >= 4 && char.IsLetter(word[0]) && index.Nearest(word) is { } near)
            {
                (stem, word, isMended) = (near, index.Surface(near), true);
            }
            groups.Add([[stem]]);
            mended.Add(word);
        }
        if (isMended) instead = string.Join(' ', mended);
        return groups.Count > 8 ? groups[..8] : groups;
    }

    (IReadOnlyList<IReadOnlyList<string>>? Line, int Length) Synonym(List<string> stems, int at)
    {
        (IReadOnlyList<IReadOnlyList<string>>? Line, int Length) longest = (null, 0);
        foreach (var (way, line) in settings.Ways[stems[at]])
            if (way.Count > longest.Length && at + way.Count <= stems.Count && !way.Where((part, i) => part != stems[at + i]).Any()) longest = (line, way.Count);
        return longest;
    }

    IEnumerable<int> InOrder(Bits found, int total, int skip)
    {
        var by = query.Sort;
        if (by == SortBy.Distance && query.Near is null) by = SortBy.Best;
        if (by == SortBy.Best && scratch is null) by = query.Near is null ? SortBy.Name : SortBy.Distance;
        if (by == SortBy.Name) return index.ByName().Where(slot => found[slot]).Skip(skip).Take(query.PerPage);
        // Smaller is better; only as many are put in order as the page needs.
        Func<int, double> key = by switch
        {
            SortBy.Distance => slot => Metres(slot),
            SortBy.Checked => slot => -(index[slot].Card.AssuredAt?.Ticks ?? 0),
            _ => slot => -Worth(slot),
        };
        var best = new PriorityQueue<int, (double, int)>(Comparer<(double, int)>.Create((a, b) => b.CompareTo(a)));
        var most = Math.Min(total, skip + query.PerPage);
        foreach (var slot in found.Slots())
        {
            var place = (key(slot), slot);
            if (best.Count < most) best.Enqueue(slot, place);
            else if (best.TryPeek(out _, out var last) && place.CompareTo(last) < 0) best.EnqueueDequeue(slot, place);
        }
        var order = new int[best.Count];
        for (var i = order.Length - 1; i >= 0; i--) order[i] = best.Dequeue();
        return order.Skip(skip);
    }

    double Worth(int slot)
    {
        var worth = scratch!.Scores[slot] * (index[slot].Card.State == EntryState.NotChecked ? Stale : 1.0);
        return query.Near is null ? worth : worth / (1 + (Metres(slot) is var far && double.IsFinite(far) ? far : Half) / Half);
    }

    double Metres(int slot)
    {
        var near = query.Near!.Value;
        var least = double.PositiveInfinity;
        foreach (var place in index[slot].Card.Places) least = Math.Min(least, Distance.Metres(near.Latitude, near.Longitude, place.Latitude, place.Longitude));
        return least;
    }

    void Keep(Bits found, Func<IndexedEntry, bool> keep) => Keep(found, (it, _) => keep(it));

    void Keep(Bits found, Func<IndexedEntry, int, bool> keep)
    {
        foreach (var slot in found.Slots().ToList())
            if (!keep(index[slot], slot)) found.Clear(slot);
    }
}
