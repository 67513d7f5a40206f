using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Ids;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Accounts.Pages.Staff;

/// <summary>Who works here. Roles and teams come from the provider; access can be ended here at once.</summary>
[Needs(Permissions.OfficersManage)]
sealed class OfficersPage(BargateDb db, CurrentOfficer current, Audit audit, Words words) : PageModel
{
    public IReadOnlyList<Officer> Officers { get; private set; } = [];

    public bool IsSelf(Officer officer) => officer.Id == current.Id;

    public async Task OnGetAsync() =>
        Officers = await db.Officers.AsNoTracking().OrderByDescending(it => it.Active).ThenBy(it => it.Name).ToListAsync();

    public Task<IActionResult> OnPostStopAsync(OfficerId officer, int version) => Change(officer, version, "officer-stopped", it => it.Stop());

    public Task<IActionResult> OnPostRestoreAsync(OfficerId officer, int version) => Change(officer, version, "officer-restored", it => it.Restore());

    async Task<IActionResult> Change(OfficerId id, int version, string action, Action<Officer> verb)
    {
        if (await db.Officers.SingleOrDefaultAsync(it => it.Id == id) is not { } officer) return NotFound();
        if (IsSelf(officer)) throw new RuleBroken("You cannot end your own access. Ask another administrator to do it.");
        db.Expect(officer, version);
        verb(officer);
        audit.Record(current.Actor, action, id.Value);
        await db.SaveChangesAsync();
        this.Leave(words.Format($"accounts.{action}", ("name", officer.Name)));
        return RedirectToPage();
    }
}
