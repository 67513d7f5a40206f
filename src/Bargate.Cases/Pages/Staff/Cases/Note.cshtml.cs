using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Writes a note for officers; the resident never sees it.</summary>
[Needs(Permissions.CasesNote)]
internal sealed class NotePage(BargateDb db, OpenCases cases, Casework work, CurrentOfficer officer, Words words, DoneWords done) : PageModel
{
    public const int Most = 5000;

    public OpenedCase Opened { get; private set; } = null!;

    [BindProperty] public string? Text { get; set; }

    /// <summary>The resident asked where their case is: it is counted, and needs no note.</summary>
    [BindProperty] public bool Chased { get; set; }

    public async Task<IActionResult> OnGetAsync(CaseId id, CancellationToken stop) => await Load(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (string.IsNullOrWhiteSpace(Text) && !Chased) ModelState.AddModelError(nameof(Text), words["cases.error.note"]);
        else if (Text?.Length > Most) ModelState.AddModelError(nameof(Text), words["cases.error.long"]);
        if (ModelState.ErrorCount > 0) return Page();
        if (Chased) work.Chased(Opened, officer.Actor);
        if (!string.IsNullOrWhiteSpace(Text)) work.Note(Opened, Text, officer.Actor);
        await db.SaveChangesAsync(stop);
        this.Leave(done.Noted(!string.IsNullOrWhiteSpace(Text), Chased));
        return Redirect(Opened.Url);
    }

    async Task<bool> Load(CaseId id, CancellationToken stop) => await cases.ForOfficer(id, stop) is { } opened && (Opened = opened) is not null;
}
