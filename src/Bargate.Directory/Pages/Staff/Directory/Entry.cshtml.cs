using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>An officer corrects an entry, says that it is right, or takes it out.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class EntryPage(BargateDb db, DirectorySettings settings, Searching.DirectoryIndex index, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    public Bargate.Directory.Entry Entry { get; private set; } = null!;

    public Provider? Provider { get; private set; }

    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    [BindProperty] public EntryForm Form { get; set; } = new();

    [BindProperty] public string? Do { get; set; }

    [BindProperty] public int Version { get; set; }

    public string? Done => Request.Query["done"];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        (Form, Version) = (EntryForm.Of(Entry.Read()), Entry.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        db.Expect(Entry, Version);
        if (Do == "archive") Entry.Archive(now);
        else if (Do == "assure") Entry.Assure(settings.AgesOf(Entry.Read()), now, now);
        else
        {
            Form.Check(ModelState, words);
            if (ModelState.ErrorCount > 0) return Page();
            var document = Form.Into(Entry.Read());
            Entry.Publish(document, Entry.Provider, Entry.InDirectories.ToList(), now);
            Entry.Assure(settings.AgesOf(document), now, now);
        }
        audit.Record(officer.Actor, "directory-entry-" + (Do ?? "edit"), Entry.Id);
        await db.SaveChangesAsync(stop);
        index.Changed();
        return Redirect($"/staff/directory/entry/{id}?done={(Do is "archive" or "assure" ? Do : "saved")}");
    }

    async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await db.Entries.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } entry) return false;
        Entry = entry;
        Provider = await db.Providers.AsNoTracking().SingleOrDefaultAsync(it => it.Id == entry.Provider, stop);
        Editions = await db.Editions.AsNoTracking().Where(it => it.Entry == id).OrderByDescending(it => it.MadeAt).Take(20).ToListAsync(stop);
        return true;
    }
}
