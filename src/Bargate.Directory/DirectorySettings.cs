using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;

namespace Bargate.Directory;

/// <summary>
/// What a council says in `directory.yaml`: its directories, the tree of categories, accessibility, needs, the ages of the freshness clock, words that mean
/// the same in a search, and the town.
/// </summary>
internal sealed record DirectorySettings(
    IReadOnlyList<DirectoryKind> Directories, IReadOnlyList<Term> Terms, Freshness Standard, IReadOnlyDictionary<string, Freshness> ByCategory,
    IReadOnlyList<IReadOnlyList<string>> Synonyms, HomeTown Home, IReadOnlyList<Fault> Faults)
{
    const string File = "directory.yaml";

    static readonly DirectorySettings None = new([], [], Freshness.Standard, new Dictionary<string, Freshness>(), [], new("", ""), []);

    readonly Dictionary<Guid, Term> byId = Terms.ToDictionary(it => it.Id);
    readonly HashSet<string> town = [.. Searching.SearchWords.Split(Home.Town)];

    /// <summary>Every way to say something that has several, as stems, by its first one; with all the ways of its line.</summary>
    public ILookup<string, (IReadOnlyList<string> Way, IReadOnlyList<IReadOnlyList<string>> Line)> Ways { get; } = Synonyms
        .Select(line => line.Select(it => (IReadOnlyList<string>)[.. Searching.SearchWords.Split(it).Select(Searching.SearchWords.Stem)]).Where(it => it.Count > 0).ToList())
        .SelectMany(line => line.Select(way => (Way: way, Line: (IReadOnlyList<IReadOnlyList<string>>)line))).ToLookup(it => it.Way[0]);

    /// <summary>A word that every entry could have: idle words, and the town that all of them are in.</summary>
    public bool SaysNothing(string word) => Searching.SearchWords.SaysNothing(word) || town.Contains(word);

    public Term? Find(Guid id) => byId.GetValueOrDefault(id);

    public Term? Find(string taxonomy, string? key) => key is null ? null : Terms.FirstOrDefault(it => it.Taxonomy == taxonomy && it.Key == key);

    public IEnumerable<Term> Of(string taxonomy) => Terms.Where(it => it.Taxonomy == taxonomy);

    public DirectoryKind? Kind(string? key) => Directories.FirstOrDefault(it => it.Key == key);

    /// <summary>The clock of an entry: that of the first of its categories, or of one above it, that has its own.</summary>
    public Freshness AgesOf(Oruk.OrukService service) =>
        service.TermIds.Select(Find).OfType<Term>().SelectMany(it => it.Line).Select(it => ByCategory.GetValueOrDefault(it.Key)).FirstOrDefault(it => it is not null) ?? Standard;

    public static DirectorySettings Load(Council council)
    {
        var faults = new Faults();
        if (!System.IO.File.Exists(Path.Combine(council.Folder, File))) return None;
        var node = YamlReader.ReadFile(Path.Combine(council.Folder, File), File, faults);
        if (node is not YamlMap map)
        {
            if (node is not null) faults.Add(node.At, $"This file is {node.Shape}", "Write keys with values, such as `categories:`");
            return None with { Faults = [.. faults] };
        }
        var read = map.Read(faults);
        var directories = read.Children("directories").Select(it => Kind(it)).ToList();
        var terms = Tree(read, Taxonomies.Categories, null)
            .Concat(Flat(read, Taxonomies.Accessibility)).Concat(Flat(read, Taxonomies.Needs))
            .Concat(directories.Select(it => new Term(Taxonomies.Directories, it.Key, it.Title, null))).ToList();
        foreach (var twice in terms.GroupBy(it => (it.Taxonomy, it.Key)).Where(it => it.Count() > 1))
            faults.Add(read.KeyAt(twice.Key.Taxonomy), $"'{twice.Key.Key}' stands in '{twice.Key.Taxonomy}' twice", "Give one of them another key");
        var freshness = read.Child("freshness");
        var standard = freshness is null ? Freshness.Standard : Ages(freshness, Freshness.Standard);
        var own = new Dictionary<string, Freshness>(StringComparer.Ordinal);
        if (freshness?.Child("categories") is { } categories)
        {
            foreach (var entry in categories.Map.Entries)
            {
                if (!terms.Any(it => it.Taxonomy == Taxonomies.Categories && it.Key == entry.Key)) faults.Add(entry.At, $"There is no category '{entry.Key}'", Nearest.Suggest(entry.Key, [.. terms.Select(it => it.Key)]));
                else if (categories.Child(entry.Key) is { } ages)
                {
                    own[entry.Key] = Ages(ages, standard);
                    ages.Finish();
                }
            }
        }
        freshness?.Finish();
        var synonyms = read.Items("synonyms").OfType<YamlList>().Select(it => (IReadOnlyList<string>)[.. it.Items.OfType<YamlScalar>().Select(one => one.Text)]).ToList();
        var home = read.Child("home") is { } said ? HomeOf(said) : None.Home;
        read.Finish();
        return new(directories, [.. terms.DistinctBy(it => it.Id)], standard, own, synonyms, home, [.. faults]);
    }

    static DirectoryKind Kind(MapReader read)
    {
        var kind = new DirectoryKind(read.Required("key"), read.Required("title"), read.Required("text"));
        read.Finish();
        return kind;
    }

    static HomeTown HomeOf(MapReader read)
    {
        var home = new HomeTown(read.Required("town"), read.Required("county"));
        read.Finish();
        return home;
    }

    // A category is a key with its name, or with a map of `name` and `below`.
    static IEnumerable<Term> Tree(MapReader read, string key, Term? parent)
    {
        if (read.Child(key) is not { } map) yield break;
        foreach (var entry in map.Map.Entries)
        {
            if (entry.Value is YamlScalar name)
            {
                map.Node(entry.Key);
                yield return new(Taxonomies.Categories, entry.Key, name.Text, parent);
                continue;
            }
            if (map.Child(entry.Key) is not { } inner) continue;
            var term = new Term(Taxonomies.Categories, entry.Key, inner.Required("name"), parent);
            yield return term;
            foreach (var below in Tree(inner, "below", term)) yield return below;
            inner.Finish();
        }
    }

    static IEnumerable<Term> Flat(MapReader read, string taxonomy)
    {
        if (read.Child(taxonomy) is not { } map) yield break;
        foreach (var entry in map.Map.Entries) yield return new(taxonomy, entry.Key, map.Required(entry.Key), null);
    }

    static Freshness Ages(MapReader read, Freshness otherwise)
    {
        var reminders = read.Scalars("reminders").Select(it => int.TryParse(it.Text, out var days) && days is > 0 and < 3650 ? days : 0).Where(it => it > 0).Order().ToList();
        var ages = new Freshness(reminders.Count > 0 ? reminders : otherwise.Reminders,
            read.Int("due", otherwise.Due, 1, 3650), read.Int("banner", otherwise.Banner, 1, 3650), read.Int("hidden", otherwise.Hidden, 1, 3650), read.Int("archived", otherwise.Archived, 1, 3650));
        if (ages.Due < ages.Banner && ages.Banner < ages.Hidden && ages.Hidden < ages.Archived) return ages;
        read.Faults.Add(read.At, "The ages must rise: due, banner, hidden, archived", "Write them as 90, 120, 180 and 365, or as rising days of your own");
        return otherwise;
    }
}

/// <summary>One directory of the store: `family`, its title, and a line on what is in it.</summary>
internal sealed record DirectoryKind(string Key, string Title, string Text);

/// <summary>Where an address is that does not say its town.</summary>
internal sealed record HomeTown(string Town, string County)
{
    public Oruk.OrukAddress Address(Guid id, string street, string? town, string postcode) =>
        new() { Id = id, Address1 = street, City = string.IsNullOrEmpty(town) ? Town : town, StateProvince = County, PostalCode = postcode, Country = "GB" };
}
