using Bargate.Accounts.Contract;
using Bargate.Content.Alerts;
using Bargate.Content.Contract;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Alerts;

/// <summary>Takes an alert off the site now.</summary>
[Needs(Permissions.AlertsManage)]
internal sealed class EndPage(BargateDb db, SearchIndex search, AlertBoard board, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    public Alert Alert { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, int version)
    {
        if (!await Load(id)) return NotFound();
        db.Expect(Alert, version);
        Alert.End(officer.Id, clock.GetUtcNow().UtcDateTime);
        audit.Record(officer.Actor, "alert-ended", Alert.Id);
        AlertSearch.Touch(search, Alert);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await board.Refresh(HttpContext.RequestAborted);
        this.Leave(words["content.alerts.ended-now"]);
        return Redirect("/staff/alerts");
    }

    async Task<bool> Load(string id) => Guid.TryParse(id, out var asked) && (Alert = (await db.Alerts.SingleOrDefaultAsync(it => it.Id == asked, HttpContext.RequestAborted))!) is not null;
}
