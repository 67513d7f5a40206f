using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Makes a case a duplicate of another of the same service, or the other of this one; who reported or followed it then follows the one that goes on.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class DuplicatePage(BargateDb db, OpenCases cases, Duplicates duplicates, CurrentOfficer officer, Words words, DoneWords done) : PageModel
{
    public OpenedCase Opened { get; private set; } = null!;

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? Of { get; set; }

    /// <summary>`this` makes the other the duplicate.</summary>
    [BindProperty] public string? GoesOn { get; set; }

    public async Task<IActionResult> OnGetAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Version = Opened.Case.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        // Only a reference: an id in this field would let one be guessed.
        var other = SpokenReference.Parse(Of) is { } reference ? await cases.ForOfficer(reference, stop) : null;
        if (other is null || other.IsGone) ModelState.AddModelError(nameof(Of), words["cases.error.duplicate-of"]);
        else if (other.Case.Id == Opened.Case.Id) ModelState.AddModelError(nameof(Of), words["cases.error.duplicate-itself"]);
        else if (other.Case.Service != Opened.Case.Service) ModelState.AddModelError(nameof(Of), words["cases.error.duplicate-service"]);
        var (duplicate, main) = GoesOn == "this" ? (other!, Opened) : (Opened, other!);
        if (ModelState.ErrorCount == 0 && duplicate.Case.DuplicateOf is not null) ModelState.AddModelError(nameof(Of), words["cases.error.duplicate-already"]);
        if (ModelState.ErrorCount > 0) return Page();
        db.Expect(Opened.Case, Version);
        await duplicates.Merge(duplicate, main, Casework.DuplicateStage(duplicate) is not null && officer.May(Permissions.CasesClose), officer.Actor, stop);
        await db.SaveChangesAsync(stop);
        this.Leave(done.Merged(duplicate, main));
        return Redirect(Opened.Url);
    }

    async Task<bool> Load(CaseId id, CancellationToken stop) => await cases.ForOfficer(id, stop) is { } opened && (Opened = opened) is not null;
}
