using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Councils;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Closes a case with its reason and tells the resident.</summary>
[Needs(Permissions.CasesClose)]
internal sealed class ClosePage(BargateDb db, OpenCases cases, Casework work, CurrentOfficer officer, Council council, Words words, TimeProvider clock, DoneWords done) : PageModel
{
    public OpenedCase Opened { get; private set; } = null!;

    public StageForm Form { get; private set; } = new([]);

    [BindProperty] public int Version { get; set; }

    /// <summary>What the resident would be told, when the officer asked to see it first.</summary>
    public string? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CaseId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (!Opened.Case.IsOpen) return Redirect(Opened.Url);
        Version = Opened.Case.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CaseId id, bool look, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (Form.Read(Request.Form, ModelState, words, council.Time.Today(clock)) is not { } chosen) return Page();
        var (stage, reason) = chosen.Choice;
        if (look)
        {
            Preview = StageWords.Of(Opened.Case, stage, Opened.Service, reason, chosen.Asked, council, clock.GetUtcNow().UtcDateTime);
            return Page();
        }
        db.Expect(Opened.Case, Version);
        work.Move(Opened, stage, reason, chosen.Asked, officer.Actor);
        await db.SaveChangesAsync(stop);
        this.Leave(done.Moved(Opened, stage));
        return Redirect(Opened.Url);
    }

    async Task<bool> Load(CaseId id, CancellationToken stop)
    {
        if (await cases.ForOfficer(id, stop) is not { } opened) return false;
        Form = new(StageChoices.Closing(Opened = opened)) { Opened = opened };
        return true;
    }
}
