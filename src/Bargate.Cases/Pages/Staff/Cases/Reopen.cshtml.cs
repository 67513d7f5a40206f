using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Opens a closed case again, with a new target; the resident is told.</summary>
[Needs(Permissions.CasesClose)]
internal sealed class ReopenPage(BargateDb db, OpenCases cases, Casework work, CurrentOfficer officer, Words words, DoneWords done) : PageModel
{
    public OpenedCase Opened { get; private set; } = null!;

    [BindProperty] public int Version { get; set; }

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
        if (string.IsNullOrWhiteSpace(Why)) ModelState.AddModelError(nameof(Why), words["cases.error.why-reopen"]);
        else if (Why.Length > NotePage.Most) ModelState.AddModelError(nameof(Why), words["cases.error.long"]);
        if (ModelState.ErrorCount > 0) return Page();
        db.Expect(Opened.Case, Version);
        work.Reopen(Opened, Why!, officer.Actor);
        await db.SaveChangesAsync(stop);
        this.Leave(done.Reopened(Opened));
        return Redirect(Opened.Url);
    }

    async Task<bool> Load(CaseId id, CancellationToken stop) => await cases.ForOfficer(id, stop) is { } opened && (Opened = opened) is not null;
}
