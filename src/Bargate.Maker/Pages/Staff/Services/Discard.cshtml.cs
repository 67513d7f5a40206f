using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker.Pages.Staff.Services;

/// <summary>Throws an edition in work away. Its saves stay in the history.</summary>
[Needs(Permissions.ServicesMake)]
internal sealed class DiscardPage(MakerDesk desk, BargateDb db, CurrentOfficer officer, Audit audit, Words words) : PageModel
{
    public string Service { get; private set; } = "";

    public int Version { get; private set; }

    public async Task<IActionResult> OnGetAsync(string service)
    {
        if (await desk.Open(service, HttpContext.RequestAborted) is not { } opened) return NotFound();
        (Service, Version) = (service, opened.Work.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, int version)
    {
        if (await desk.Open(service, HttpContext.RequestAborted) is not { } opened) return NotFound();
        db.Expect(opened.Work, version);
        db.Remove(opened.Work);
        audit.Record(officer.Actor, "service-edition-discarded", officer.Id.Value);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Leave(words["maker.discard.done"]);
        return Redirect("/staff/services");
    }
}
