using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>A proposed change beside what is public now. Approving publishes it; rejecting says why to the provider.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class ChangePage(BargateDb db, Bargate.Directory.Manage manage, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    public Edition Edition { get; private set; } = null!;

    public Bargate.Directory.Entry Entry { get; private set; } = null!;

    public IReadOnlyList<ChangedField> Fields { get; private set; } = [];

    [BindProperty] public string? Do { get; set; }

    [BindProperty] public string? Note { get; set; }

    [BindProperty] public int Version { get; set; }

    /// <summary>The entry changed after this was written from it.</summary>
    public bool IsBehind => Edition.State == EditionState.Waiting && Edition.Before != Entry.Document;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Load(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        db.Expect(Edition, Version);
        audit.Record(officer.Actor, "directory-change-" + (Do == "approve" ? "approved" : "rejected"), Entry.Id);
        if (Do == "approve") await manage.Approve(Edition, Entry, officer.Id, stop);
        else
        {
            if (string.IsNullOrWhiteSpace(Note) || Note.Length > Edition.LongestNote)
            {
                ModelState.AddModelError(nameof(Note), words["directory.staff.note-error"]);
                return Page();
            }
            Edition.Reject(officer.Id, clock.GetUtcNow().UtcDateTime, Note.Trim());
            await db.SaveChangesAsync(stop);
        }
        return Redirect("/staff/directory/changes");
    }

    async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await db.Editions.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } edition || await db.Entries.SingleOrDefaultAsync(it => it.Id == edition.Entry, stop) is not { } entry) return false;
        (Edition, Entry) = (edition, entry);
        Fields = DocumentDiff.Of(edition.State == EditionState.Waiting ? entry.Document : edition.Before, edition.Document);
        return true;
    }
}
