using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Gives a case to an officer of its team: anybody may take it; giving it to another needs the permission.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class AssignPage(BargateDb db, OpenCases cases, Casework work, CurrentOfficer officer, OfficerDirectory officers, Words words, DoneWords done) : PageModel
{
    public const string Nobody = "nobody";

    public OpenedCase Opened { get; private set; } = null!;

    public IReadOnlyList<OfficerEntry> Choices { get; private set; } = [];

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? To { get; set; }

    public async Task<IActionResult> OnGetAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        (Version, To) = (Opened.Case.Version, (Opened.Case.AssignedTo ?? officer.Id).Value.ToString());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        var chosen = Choices.FirstOrDefault(it => it.Id.Value.ToString() == To);
        if (chosen is null && To != Nobody)
        {
            ModelState.AddModelError(nameof(To), words["cases.error.choose-officer"]);
            return Page();
        }
        db.Expect(Opened.Case, Version);
        work.Assign(Opened, chosen?.Id, chosen?.Name, officer.Actor);
        await db.SaveChangesAsync(stop);
        this.Leave(done.Assigned(chosen));
        return Redirect(Opened.Url);
    }

    async Task<bool> Load(CaseId id, CancellationToken stop)
    {
        if (await cases.ForOfficer(id, stop) is not { } opened) return false;
        Opened = opened;
        var team = await officers.OfTeam(opened.Case.Team, stop);
        Choices = officer.May(Permissions.CasesAssign) ? team : [.. team.Where(it => it.Id == officer.Id)];
        return true;
    }
}
