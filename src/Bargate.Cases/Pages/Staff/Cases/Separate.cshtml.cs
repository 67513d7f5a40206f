using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Takes back that a case is a duplicate. It opens again where it was closed for that.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class SeparatePage(BargateDb db, OpenCases cases, Duplicates duplicates, CurrentOfficer officer, DoneWords done) : PageModel
{
    public OpenedCase Opened { get; private set; } = null!;

    public OpenedCase? Other { get; private set; }

    [BindProperty] public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (Other is null) return Redirect(Opened.Url);
        Version = Opened.Case.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (Other is null) return Redirect(Opened.Url);
        if (Opened.IsClosedAsDuplicate && !officer.May(Permissions.CasesClose)) return Forbid();
        db.Expect(Opened.Case, Version);
        await duplicates.Undo(Opened, Other, officer.Actor, stop);
        await db.SaveChangesAsync(stop);
        this.Leave(done.Format("separated", ("reference", Other.Case.Reference)));
        return Redirect(Opened.Url);
    }

    // The other may have been given to another team since: then only they, or the contact centre's lead, can see both.
    async Task<bool> Load(CaseId id, CancellationToken stop)
    {
        if (await cases.ForOfficer(id, stop) is not { } opened) return false;
        Opened = opened;
        Other = opened.Case.DuplicateOf is { } other ? await cases.ForOfficer(other, stop) : null;
        return true;
    }
}
