using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Maker.Contract;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages.Staff;

/// <summary>What is published, since when and by whom; what is wrong in the council's files; and the button that publishes what changed.</summary>
[Needs(Permissions.ServicesSee)]
sealed class ServicesPage(ServiceCatalogue catalogue, Publication publication, ServiceWorks works, OfficerDirectory officers, CouncilFaults ofStart, CurrentOfficer officer, Audit audit, Council council, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Published { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Withdrawn { get; set; }

    /// <summary>How many files of teams and saved replies changed.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Files { get; set; }

    public IReadOnlyList<ServiceVersion> Services => catalogue.All;

    public IReadOnlyList<Fault> Faults => [.. ofStart.All, .. catalogue.Faults];

    /// <summary>Editions in work, and who changed each last.</summary>
    public IReadOnlyList<ServiceInWork> Works { get; private set; } = [];

    public IReadOnlyDictionary<OfficerId, string> Names { get; private set; } = new Dictionary<OfficerId, string>();

    /// <summary>Made in the browser and not published yet.</summary>
    public IEnumerable<ServiceInWork> OnlyInWork => Works.Where(it => catalogue.Current(it.Service) is null);

    public ServiceInWork? WorkOf(string service) => Works.FirstOrDefault(it => it.Service == service);

    public bool MayMake => officer.May(Permissions.ServicesMake);

    public bool MayPublish => officer.May(Permissions.ServicesPublish);

    public string? Message => (Published, Withdrawn) switch
    {
        (null, _) => null,
        (0, null or 0) when Files > 0 => words["web.services.shared"],
        (0, null or 0) => words["web.services.nothing-changed"],
        var (published, withdrawn) => words.Format("web.services.done", ("published", Counted(published.Value)), ("withdrawn", Counted(withdrawn ?? 0))),
    };

    public int FaultsOf(string service) => Faults.Count(it => it.File == $"services/{service}.yaml");

    public string TeamName(string team) => catalogue.Team(team)?.Name ?? team;

    public string Publisher(string by) => by == "start" ? words["web.services.by-start"] : by;

    // A file's faults are as old as the last look at it.
    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        await catalogue.Refresh(stop);
        Works = await works.All(stop);
        Names = await officers.Names(Works.Select(it => it.ChangedBy), stop);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayPublish) return Forbid();
        // Saved with the editions, in the one save of the publication.
        audit.Record(officer.Actor, "services-published", officer.Id.Value);
        var done = await publication.Publish(officer.Name, HttpContext.RequestAborted);
        return RedirectToPage(new { published = done.Editions.Count, withdrawn = done.Withdrawn.Count, files = done.Files.Count });
    }

    string Counted(int count) => words.Format(count == 1 ? "web.services.one" : "web.services.many", ("count", count.ToString("N0", council.Locale)));
}
