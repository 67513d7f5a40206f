using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Gives a case to another team. Whoever gives it may not see it any more.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class GivePage(BargateDb db, OpenCases cases, Casework work, CurrentOfficer officer, ServiceCatalogue services, Words words, DoneWords done) : PageModel
{
    public OpenedCase Opened { get; private set; } = null!;

    public IReadOnlyList<Team> Teams { get; private set; } = [];

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? To { get; set; }

    [BindProperty] public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Version = Opened.Case.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (Teams.FirstOrDefault(it => it.Id == To) is not { } team) ModelState.AddModelError(nameof(To), words["cases.error.choose-team"]);
        else if (Why?.Length > NotePage.Most) ModelState.AddModelError(nameof(Why), words["cases.error.long"]);
        else
        {
            db.Expect(Opened.Case, Version);
            work.Give(Opened, team, Why, officer.Actor);
            await db.SaveChangesAsync(stop);
            this.Leave(done.Given(Opened, team));
            return officer.Sees(team.Id) ? Redirect(Opened.Url) : Redirect("/staff/cases");
        }
        return Page();
    }

    async Task<bool> Load(CaseId id, CancellationToken stop)
    {
        if (await cases.ForOfficer(id, stop) is not { } opened) return false;
        Opened = opened;
        Teams = [.. services.Teams.Where(it => it.Id != opened.Case.Team)];
        return true;
    }
}
