using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Directory;

/// <summary>One entry, as everybody may see it.</summary>
internal sealed class ServicesPage(BargateDb db, DirectorySettings settings, EntryViews views, Council council, Words words, TimeProvider clock) : PageModel
{
    public Entry Entry { get; private set; } = null!;

    public OrukService Service { get; private set; } = null!;

    public Feed? Feed { get; private set; }

    public bool IsMasked { get; private set; }

    public bool IsListedByVisitor { get; private set; }

    public Sessions Sessions { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "print")]
    public string? Print { get; set; }

    public bool IsOpen { get; private set; }

    public bool IsLarge => Print == "large";

    public IReadOnlyList<Term> Categories { get; private set; } = [];

    public IReadOnlyList<Term> Needs { get; private set; } = [];

    public DirectoryKind? Kind => Entry.InDirectories.Select(settings.Kind).FirstOrDefault(it => it is not null);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (await db.Entries.AsNoTracking().SingleOrDefaultAsync(it => it.Slug == slug, stop) is not { } entry) return NotFound();
        if (entry.State == EntryState.Archived) return NotFound();
        Entry = entry;
        IsMasked = Masking.IsMasked(entry.Read());
        Service = entry.Published(await db.Providers.AsNoTracking().SingleOrDefaultAsync(it => it.Id == entry.Provider, stop));
        Feed = entry.Feed is { } feed ? await db.Feeds.AsNoTracking().SingleOrDefaultAsync(it => it.Id == feed, stop) : null;
        IsOpen = Searching.Opening.Of(Service).IsOpen(Searching.Moment.Of(council, clock));
        views.Count(HttpContext, entry.Id);
        var terms = Service.TermIds.Select(settings.Find).OfType<Term>().ToList();
        Categories = [.. terms.Where(it => it.Taxonomy == Taxonomies.Categories)];
        Needs = [.. terms.Where(it => it.Taxonomy == Taxonomies.Needs)];
        Sessions = new(council, words);
        IsListedByVisitor = Shortlist.Of(Request).Slugs.Contains(slug);
        return Page();
    }

    public string Checked => Entry.AssuredAt is { } at ? council.Time.Date(at) : words["directory.never"];

    public int DaysSince => (int)(clock.GetUtcNow().UtcDateTime - (Entry.AssuredAt ?? Entry.CreatedAt)).TotalDays;

    public string? Ages() => (Service.MinimumAge, Service.MaximumAge) switch
    {
        (null, null) => null,
        ({ } from, null) => words.Format("directory.age-from", ("from", Text(from))),
        (null or 0, { } to) => words.Format("directory.age-to", ("to", Text(to))),
        ({ } from, { } to) => words.Format("directory.age-between", ("from", Text(from)), ("to", Text(to))),
    };

    public IEnumerable<string> Costs()
    {
        foreach (var it in Service.CostOptions ?? [])
            yield return string.Join(": ", new[] { it.Option, it.Amount is 0 or null ? words["directory.free"] : Money(it.Amount.Value) + (it.AmountDescription is { } how ? " " + how : "") }.OfType<string>());
        if (Service.CostOptions is not { Count: > 0 } && (Service.Fees ?? Service.FeesDescription) is { } fees) yield return fees;
    }

    static string Money(decimal amount) => "£" + amount.ToString(amount % 1 == 0 ? "0" : "0.00", System.Globalization.CultureInfo.InvariantCulture);

    string Text(int number) => number.ToString(council.Locale);
}
