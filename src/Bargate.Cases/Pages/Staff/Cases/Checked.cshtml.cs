using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Says that what was done by rule was looked at. The button is on the case's page.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class CheckedPage(BargateDb db, OpenCases cases, Casework work, CurrentOfficer officer, DoneWords done) : PageModel
{
    [BindProperty] public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CaseId id, CancellationToken stop) =>
        await cases.ForOfficer(id, stop) is { } opened ? Redirect(opened.Url) : NotFound();

    public async Task<IActionResult> OnPostAsync(CaseId id, CancellationToken stop)
    {
        if (await cases.ForOfficer(id, stop) is not { } opened) return NotFound();
        db.Expect(opened.Case, Version);
        work.Check(opened, officer.Actor);
        await db.SaveChangesAsync(stop);
        this.Leave(done["checked"]);
        return Redirect(opened.Url);
    }
}
