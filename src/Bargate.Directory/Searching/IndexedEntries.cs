namespace Bargate.Directory.Searching;

/// <summary>The index's tables. An entry that changed gets a new slot, and its old one is dead until there are too many of them.</summary>
internal sealed class IndexedEntries
{
    const int FewDead = 2000;

    readonly List<IndexedEntry> slots = [];
    readonly Dictionary<Guid, int> slotOf = [];
    readonly Dictionary<Guid, Guid> entryAt = [];
    readonly Dictionary<string, Posting> postings = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> surfaces = new(StringComparer.Ordinal);
    readonly Dictionary<string, Bits> facets = new(StringComparer.Ordinal);
    readonly Dictionary<Guid, Bits> terms = [], taxonomies = [], providers = [];
    int[]? byName;
    int dead;

    /// <summary>One word: where it stands and how much it says there.</summary>
    public sealed class Posting
    {
        public List<int> Slots { get; } = [];

        public List<float> Weights { get; } = [];
    }

    public Bits Listed { get; } = new();

    public int Count => slots.Count;

    public IndexedEntry this[int slot] => slots[slot];

    public IReadOnlyDictionary<string, Bits> Facets => facets;

    public IndexedEntry? Find(Guid id) => slotOf.TryGetValue(id, out var slot) ? slots[slot] : null;

    public Guid? EntryAt(Guid serviceAtLocation) => entryAt.TryGetValue(serviceAtLocation, out var entry) ? entry : null;

    public Posting? Word(string stem) => postings.GetValueOrDefault(stem);

    public Bits? Facet(string key) => facets.GetValueOrDefault(key);

    public Bits? Term(Guid id) => terms.GetValueOrDefault(id);

    public Bits? Taxonomy(Guid id) => taxonomies.GetValueOrDefault(id);

    public Bits? Provider(Guid id) => providers.GetValueOrDefault(id);

    /// <summary>Every slot in the order of names. It is put in order at the first question after a change.</summary>
    public int[] ByName()
    {
        var known = byName;
        if (known is not null) return known;
        var order = new int[slots.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => string.CompareOrdinal(slots[a].NameFolded, slots[b].NameFolded) is not 0 and var by ? by : slots[a].Card.Id.CompareTo(slots[b].Card.Id));
        return byName = order;
    }

    /// <summary>The word of the directory that is most like one that no entry has; the one that most entries have, of several.</summary>
    public string? Nearest(string word)
    {
        var most = word.Length >= 8 ? 2 : 1;
        var stem = SearchWords.Stem(word);
        (string? Best, int Entries) found = (null, 0);
        foreach (var (known, posting) in postings)
        {
            if (known[0] != stem[0] || Math.Abs(known.Length - stem.Length) > most || posting.Slots.Count <= found.Entries) continue;
            if (SearchWords.IsNear(known, stem, most)) found = (known, posting.Slots.Count);
        }
        return found.Best;
    }

    public string Surface(string stem) => surfaces.GetValueOrDefault(stem, stem);

    public void Put(IndexedEntry entry)
    {
        var id = entry.Card.Id;
        if (slotOf.TryGetValue(id, out var old))
        {
            Listed.Clear(old);
            dead++;
            foreach (var at in slots[old].Card.AtLocations) entryAt.Remove(at.Id);
        }
        var slot = slots.Count;
        slots.Add(entry);
        slotOf[id] = slot;
        byName = null;
        foreach (var at in entry.Card.AtLocations) entryAt[at.Id] = id;
        if (!entry.Listed) return;
        Listed.Set(slot);
        foreach (var (stem, weight) in entry.Weights)
        {
            if (!postings.TryGetValue(stem, out var posting)) postings[stem] = posting = new();
            posting.Slots.Add(slot);
            posting.Weights.Add(weight);
        }
        foreach (var (stem, surface) in entry.Surfaces) surfaces.TryAdd(stem, surface);
        foreach (var facet in entry.Facets) In(facets, facet).Set(slot);
        foreach (var term in entry.Terms) In(terms, term).Set(slot);
        foreach (var taxonomy in entry.Taxonomies) In(taxonomies, taxonomy).Set(slot);
        In(providers, entry.Provider).Set(slot);
    }

    /// <summary>Itself, or a new one without dead slots when they have become many.</summary>
    public IndexedEntries Tidied()
    {
        if (dead < FewDead || dead < slots.Count / 3) return this;
        var fresh = new IndexedEntries();
        foreach (var slot in slotOf.Values.Order()) fresh.Put(slots[slot]);
        return fresh;
    }

    static Bits In<TKey>(Dictionary<TKey, Bits> sets, TKey key) where TKey : notnull
    {
        if (!sets.TryGetValue(key, out var set)) sets[key] = set = new();
        return set;
    }
}
