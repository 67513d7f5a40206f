using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff;

/// <summary>The council's pages by the day on which each must be looked at again, what is wrong in their files, and the button that publishes what changed.</summary>
[Needs(Permissions.ServicesSee)]
internal sealed class PagesPage(BargateDb db, OfficerDirectory officers, Library library, PagePublication publication, ServiceCatalogue catalogue, CurrentOfficer officer, Audit audit, Council council, Words words, TimeProvider clock) : PageModel
{
    const int SoonDays = 60;

    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    /// <summary>Not only those that are due; these come first.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; } = true;

    /// <summary>Words of the title.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    public DateOnly Today => council.Time.Today(clock);

    public IReadOnlyList<Team> Teams => [.. catalogue.Teams.Where(it => library.All.Any(page => page.Owner == it.Id))];

    public IReadOnlyList<ContentPage> Shown { get; private set; } = [];

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public bool MayEdit => officer.May(Permissions.PagesEdit);

    /// <summary>The editions in work, those that wait for a second person first.</summary>
    public IReadOnlyList<PageWork> Works { get; private set; } = [];

    public IReadOnlyDictionary<OfficerId, string> Names { get; private set; } = new Dictionary<OfficerId, string>();

    public string TitleOf(PageWork work) => library.Find(PageFolder.PathOf(work.Now))?.Title ?? PageText.Open(work.Content)?["title"] ?? PageFolder.PathOf(work.File);

    public bool MayPublish => officer.May(Permissions.ServicesPublish);

    public string TeamName(string team) => catalogue.Team(team)?.Name ?? team;

    public async Task OnGetAsync()
    {
        Works = [.. (await db.PageWorks.AsNoTracking().Where(it => it.About != null).ToListAsync(HttpContext.RequestAborted)).OrderByDescending(it => it.State == WorkState.Asked).ThenByDescending(it => it.ChangedAt)];
        Names = await officers.Names(Works.Select(it => it.ChangedBy), HttpContext.RequestAborted);
        var last = All ? DateOnly.MaxValue : Today.AddDays(SoonDays);
        Shown = [.. library.All.Where(it => it.Owner.Length > 0 && it.Review <= last && (string.IsNullOrEmpty(Team) || it.Owner == Team) && (Find ?? "").Split(' ').All(word => it.Title.Contains(word, StringComparison.OrdinalIgnoreCase))).OrderBy(it => it.Review).ThenBy(it => it.Path, StringComparer.Ordinal)];
        Faults = library.Faults();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayPublish) return Forbid();
        // Saved with the editions, in the one save of the publication.
        audit.Record(officer.Actor, "pages-published", officer.Id.Value);
        var done = await publication.Publish(officer.Name, HttpContext.RequestAborted);
        this.Leave(done.Published.Count + done.Withdrawn.Count == 0 ? words["content.staff.nothing"]
            : words.Format("content.staff.done", ("published", done.Published.Count.ToString("N0", council.Locale)), ("withdrawn", done.Withdrawn.Count.ToString("N0", council.Locale))));
        return RedirectToPage(new { });
    }
}
