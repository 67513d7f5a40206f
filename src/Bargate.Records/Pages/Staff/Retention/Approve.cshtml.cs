using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Retention;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Retention;

/// <summary>Shows what of one record class is due; approving means exactly what was shown.</summary>
[Needs(Permissions.RetentionManage)]
internal sealed class ApprovePage(BargateDb db, DueList list, Approvals approvals, CurrentOfficer officer, Kernel.Councils.Words words) : PageModel
{
    public DueClass Due { get; private set; } = null!;

    public string Title { get; private set; } = "";

    [BindProperty] public bool Confirmed { get; set; }

    /// <summary>The list that was shown.</summary>
    [BindProperty] public string Seen { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string @class, CancellationToken stop) => await Load(@class, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string @class, CancellationToken stop)
    {
        if (!await Load(@class, stop)) return NotFound();
        if (Due.Records.Count == 0) return Page();
        if (Seen != Due.Print) ModelState.AddModelError(nameof(Confirmed), words["records.retention.approve.changed"]);
        else if (!Confirmed) ModelState.AddModelError(nameof(Confirmed), words["records.retention.approve.confirm-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        approvals.Approve(Due, officer.Id);
        await db.SaveChangesAsync(stop);
        return Redirect("/staff/retention?done=approved");
    }

    async Task<bool> Load(string key, CancellationToken stop)
    {
        if (await list.Of(key, stop: stop) is not { } due) return false;
        (Due, Title) = (due, words.Format("records.retention.approve.title", ("class", words["retained." + key])));
        return true;
    }
}
