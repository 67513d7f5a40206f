using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Directory.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Directory;

/// <summary>What a visitor kept, or what somebody sent them (`?of=`), on one page to print.</summary>
internal sealed class ShortlistPage(BargateDb db) : PageModel
{
    [BindProperty] public string? Slug { get; set; }

    [BindProperty] public string? Do { get; set; }

    public bool IsShared { get; private set; }

    public Shortlist List { get; private set; } = new([]);

    public IReadOnlyList<(Entry Entry, OrukService Service)> Entries { get; private set; } = [];

    public bool IsLarge => Request.Query["print"] == "large";

    public async Task OnGetAsync(CancellationToken stop)
    {
        IsShared = Request.Query.ContainsKey("of");
        List = IsShared ? Shortlist.Read(Request.Query["of"]) : Shortlist.Of(Request);
        var slugs = List.Slugs.ToList();
        var entries = await db.Entries.AsNoTracking().Where(it => slugs.Contains(it.Slug) && it.State != EntryState.Archived).ToListAsync(stop);
        var wanted = entries.Select(it => it.Provider).ToList();
        var providers = await db.Providers.AsNoTracking().Where(it => wanted.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
        Entries = [.. entries.OrderBy(it => slugs.IndexOf(it.Slug)).Select(it => (it, it.Published(providers.GetValueOrDefault(it.Provider))))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var list = Shortlist.Of(Request);
        if (Do == "clear") new Shortlist([]).Keep(Response);
        else if (Slug is null || !await db.Entries.AnyAsync(it => it.Slug == Slug, stop)) return NotFound();
        else (Do == "remove" ? list.Without(Slug) : list.With(Slug)).Keep(Response);
        return Redirect("/directory/shortlist");
    }
}
