using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Searching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>Pairs that may be one entry: an officer keeps one and takes the other out.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class DuplicatesPage(BargateDb db, Duplicates duplicates, Searching.DirectoryIndex index, SearchIndex search, CurrentOfficer officer, Audit audit, TimeProvider clock) : PageModel
{
    const int Most = 100;

    public IReadOnlyList<LikelyPair> Pairs { get; private set; } = [];

    [BindProperty] public Guid TakeOut { get; set; }

    public async Task OnGetAsync(CancellationToken stop) => Pairs = await duplicates.Find(Most, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await db.Entries.SingleOrDefaultAsync(it => it.Id == TakeOut, stop) is not { } entry) return NotFound();
        entry.TakeOut(clock.GetUtcNow().UtcDateTime);
        Searching.DirectorySearch.Touch(search, entry);
        audit.Record(officer.Actor, "directory-entry-archive", entry.Id);
        await db.SaveChangesAsync(stop);
        index.Changed();
        return Redirect("/staff/directory/duplicates");
    }
}
