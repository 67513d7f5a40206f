using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Marks a case as a duplicate of another of the same service; its reporter then follows that one.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class DuplicatePage(BargateDb db, OpenCases cases, Casework work, Following following, CurrentOfficer officer, Words words) : PageModel
{
    public OpenedCase Opened { get; private set; } = null!;

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? Of { get; set; }

    public bool Closes => Casework.DuplicateStage(Opened) is not null && officer.May(Permissions.CasesClose);

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
        if (ModelState.ErrorCount > 0) return Page();
        db.Expect(Opened.Case, Version);
        work.MarkDuplicate(Opened, other!, Closes, officer.Actor);
        if (other!.Case.Latitude is not null && Opened.Contact.Email is { } email) await following.Follow(other.Case.Id, email, Opened.Case.Language, stop);
        await db.SaveChangesAsync(stop);
        return Redirect(Opened.Url);
    }

    async Task<bool> Load(CaseId id, CancellationToken stop) => await cases.ForOfficer(id, stop) is { } opened && (Opened = opened) is not null;
}
