using Bargate.Directory.Contract;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Directory;

/// <summary>The directories and the search over them; of one directory, its entries.</summary>
internal sealed class IndexPage(DirectoryIndex index, DirectorySettings settings, PostcodePlaces postcodes, FreshShare freshness, Council council, Words words, TimeProvider clock) : PageModel
{
    public SearchForm Form { get; private set; } = new();

    public DirectorySettings Settings => settings;

    public DirectoryKind? Kind { get; private set; }

    public FoundEntries? Found { get; private set; }

    public PostcodePlace? Near { get; private set; }

    public CheckedShare Share { get; private set; } = new(0, 0);

    public int Pages => Found is null ? 1 : Math.Max(1, (Found.Total + SearchForm.PerPage - 1) / SearchForm.PerPage);

    public async Task<IActionResult> OnGetAsync(string? directory, CancellationToken stop)
    {
        if (directory is not null && (Kind = settings.Kind(directory)) is null) return NotFound();
        Form = SearchForm.Read(Request.Query, directory, settings);
        if (Form.Postcode.Length > 0 && (Near = await postcodes.Find(Form.Postcode, stop)) is null)
            ModelState.AddModelError("postcode", words[Kernel.Places.UkPostcode.Parse(Form.Postcode) is null ? "directory.postcode-error" : "directory.postcode-unknown"]);
        if (Form.Within.Length > 0 && Form.Postcode.Length == 0) ModelState.AddModelError("postcode", words["directory.postcode-missing"]);
        if (Form.Age.Length > 0 && Form.Ages() is null) ModelState.AddModelError("age", words["directory.age-error"]);
        Found = await index.Find(Form.Query(Near, Moment.Of(council, clock)), stop);
        if (!Form.AsksForSomething) Share = await freshness.Now(stop);
        return Page();
    }

    /// <summary>How many of what is found would be left; null where it would change nothing.</summary>
    public int Count(string facet) => Found!.Counts.GetValueOrDefault(facet);

    public IEnumerable<Option> Offer(string taxonomy, string facet, IReadOnlyList<string> chosen) =>
        settings.Of(taxonomy).Where(it => chosen.Contains(it.Key) || Count($"{facet}:{it.Key}") > 0).Select(it => new Option(it.Key, $"{it.Name} ({Count($"{facet}:{it.Key}")})"));

    public IEnumerable<Option> Categories() =>
        settings.Of(Taxonomies.Categories).Where(it => it.Key == Form.Category || Count("category:" + it.Key) > 0)
            .Select(it => new Option(it.Key, $"{(it.Parent is null ? "" : "– ")}{it.Name} ({Count("category:" + it.Key)})")).Prepend(new Option("", words["directory.any-category"]));

    public IEnumerable<Option> Languages() =>
        Found!.Counts.Where(it => it.Key.StartsWith("language:", StringComparison.Ordinal) && (it.Value > 0 || it.Key == "language:" + Form.Language)).OrderBy(it => it.Key, StringComparer.Ordinal)
            .Select(it => new Option(it.Key[9..], $"{Named(it.Key[9..])} ({it.Value})")).Prepend(new Option("", words["directory.any-language"]));

    /// <summary>What was chosen, in words, with the address that takes it back.</summary>
    public IEnumerable<(string Text, string Url)> Chosen() => Form.Filters().Where(it => it.Name is not ("q" or "sort")).Select(it => (Said(it.Name, it.Value), Form.Without(it.Name, it.Value)));

    public string Said(string name, string value) => name switch
    {
        "postcode" => value.ToUpperInvariant(),
        "within" => words["directory.within-" + value.Replace('.', '-')],
        "age" => words.Format("directory.age-said", ("age", value)),
        "category" => settings.Find(Taxonomies.Categories, value)?.Name ?? value,
        "access" => settings.Find(Taxonomies.Accessibility, value)?.Name ?? value,
        "need" => settings.Find(Taxonomies.Needs, value)?.Name ?? value,
        "language" => Named(value),
        "free" => words["directory.free"],
        "open" => words["directory.open-now"],
        _ => words[$"directory.{name}-{value}"],
    };

    static string Named(string key) => string.Join(' ', key.Split('-').Select(it => it.Length > 0 ? char.ToUpperInvariant(it[0]) + it[1..] : it));
}
