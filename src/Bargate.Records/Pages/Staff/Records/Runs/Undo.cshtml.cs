using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Desk;
using Bargate.Records.Runs;
using Bargate.Records.Storage;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records.Runs;

/// <summary>Takes a whole run back, after saying what that means.</summary>
[Needs(Permissions.RecordsRuns)]
internal sealed class UndoPage(BargateDb db, RunViews views, LinkageRuns runs, CurrentOfficer officer, Kernel.Councils.Words words) : PageModel
{
    public RunView View { get; private set; } = null!;

    public RunEffect Effect { get; private set; } = new(0, 0, 0, 0);

    [BindProperty] public int Version { get; set; }

    [BindProperty] public bool Confirmed { get; set; }

    public async Task<IActionResult> OnGetAsync(RunId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (!View.MayBeUndone) return Redirect(View.Url);
        Version = View.Run.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RunId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (!Confirmed)
        {
            ModelState.AddModelError(nameof(Confirmed), words["records.runs.error.confirm"]);
            return Page();
        }
        var run = await db.LinkageRuns.SingleAsync(it => it.Id == id, stop);
        db.Expect(run, Version);
        runs.Undo(run, officer.Id);
        await db.SaveChangesAsync(stop);
        this.Leave(words["records.runs.undo-started"]);
        return Redirect(View.Url);
    }

    async Task<bool> Load(RunId id, CancellationToken stop)
    {
        if (await views.Find(id, stop) is not { } found) return false;
        (View, Effect) = (found, await views.Effect(id, stop));
        return true;
    }
}
