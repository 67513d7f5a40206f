using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Pages;

/// <summary>Puts an edition in work away. It can be taken up again from the page.</summary>
[Needs(Permissions.PagesEdit)]
internal sealed class DiscardPage(BargateDb db, Library library, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    public PageWork Work { get; private set; } = null!;

    public string Path => PageFolder.PathOf(Work.Now);

    public string Title => library.Find(Path)?.Title ?? Path;

    public async Task<IActionResult> OnGetAsync(string id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, int version)
    {
        if (!await Load(id)) return NotFound();
        db.Expect(Work, version);
        Work.Discard(officer.Id, clock.GetUtcNow().UtcDateTime);
        audit.Record(officer.Actor, "page-edition-discarded", Work.Id);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Leave(words["content.edit.discard-done"]);
        return Redirect($"/staff/pages/page?at={Path}");
    }

    async Task<bool> Load(string id) => Guid.TryParse(id, out var asked) && (Work = (await db.PageWorks.SingleOrDefaultAsync(it => it.Id == asked && it.About != null, HttpContext.RequestAborted))!) is not null;
}
