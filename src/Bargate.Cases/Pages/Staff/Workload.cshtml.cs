using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff;

/// <summary>Who of a team has how much to do, and giving some of it to another.</summary>
[Needs(Permissions.CasesAssign)]
internal sealed class WorkloadPage(Workload workload, BulkChange bulk, CurrentOfficer officer, ServiceCatalogue services, Words words) : PageModel
{
    public IReadOnlyList<Team> Teams { get; private set; } = [];

    public string Team { get; private set; } = "";

    public string TeamName => Teams.First(it => it.Id == Team).Name;

    public IReadOnlyList<OfficerLoad> Loads { get; private set; } = [];

    [BindProperty] public string? From { get; set; }

    [BindProperty] public string? To { get; set; }

    [BindProperty] public string? HowMany { get; set; }

    public BulkOutcome? Outcome { get; private set; }

    public string? GivenTo { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        var from = Loads.FirstOrDefault(it => it.Assigned == From);
        var to = Loads.FirstOrDefault(it => it.Member && it.Assigned == To);
        if (from is null) ModelState.AddModelError(nameof(From), words["cases.error.give-from"]);
        if (to?.Who is null) ModelState.AddModelError(nameof(To), words["cases.error.choose-officer"]);
        else if (to == from) ModelState.AddModelError(nameof(To), words["cases.error.give-same"]);
        if (!int.TryParse(HowMany, NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most is < 1 or > BulkChange.Most) ModelState.AddModelError(nameof(HowMany), words["cases.error.how-many"]);
        if (ModelState.ErrorCount > 0) return Page();
        var chosen = await workload.Next(Team, from!.Assigned, most, stop);
        Outcome = await bulk.Do(chosen, (work, it) => work.Assign(it, to!.Who, to.Name, officer.Actor), words["cases.bulk.changed"], words["cases.bulk.gone"], stop);
        GivenTo = to!.Name;
        Loads = await workload.Of(Team, stop);
        return Page();
    }

    async Task Load(CancellationToken stop)
    {
        Teams = [.. services.Teams.Where(it => officer.Sees(it.Id))];
        Team = Teams.FirstOrDefault(it => it.Id == Request.Query["team"])?.Id ?? (Teams.Count > 0 ? Teams[0].Id : "");
        if (Teams.Count > 0) Loads = await workload.Of(Team, stop);
    }
}
