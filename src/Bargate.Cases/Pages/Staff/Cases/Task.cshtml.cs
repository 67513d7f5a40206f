using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Ticks a task of the stage off, or takes that back. The list itself is on the case's page.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class TaskPage(BargateDb db, OpenCases cases, Casework work, CurrentOfficer officer) : PageModel
{
    [BindProperty] public string? Task { get; set; }

    /// <summary>What the officer saw: pressing twice, or two officers at once, ends as one of them meant.</summary>
    [BindProperty] public bool Done { get; set; }

    public async Task<IActionResult> OnGetAsync(CaseId id, CancellationToken stop) =>
        await cases.ForOfficer(id, stop) is { } opened ? Redirect(opened.Url) : NotFound();

    public async Task<IActionResult> OnPostAsync(CaseId id, CancellationToken stop)
    {
        if (await cases.ForOfficer(id, stop) is not { } opened) return NotFound();
        // The case came to another stage meanwhile: its page shows that stage's tasks.
        if (opened.Stage.Tasks.FirstOrDefault(it => it.Id == Task) is not { } task) return Redirect(opened.Url);
        var stage = opened.Stage.Id;
        var ticked = await db.TaskTicks.SingleOrDefaultAsync(it => it.Case == id && it.Stage == stage && it.Task == task.Id, stop);
        if (ticked is not null == Done) return Redirect(opened.Url + "#tasks");
        work.Tick(opened, task, ticked, officer.Id, officer.Actor);
        await db.SaveChangesAsync(stop);
        return Redirect(opened.Url + "#tasks");
    }
}
