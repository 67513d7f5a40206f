using Bargate.Accounts.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Records.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>An officer corrects an entry, says that it is right, or takes it out.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class EntryPage(BargateDb db, DirectorySettings settings, Searching.DirectoryIndex index, SearchIndex search, PropertyRegister properties, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    public Bargate.Directory.Entry Entry { get; private set; } = null!;

    public Provider? Provider { get; private set; }

    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    [BindProperty] public EntryForm Form { get; set; } = new();

    [BindProperty] public PlaceForm Place { get; set; } = new();

    public DirectorySettings Settings => settings;

    /// <summary>Places beside the first one, which stay as they are.</summary>
    public int MorePlaces => Math.Max(0, Entry.Read().Locations.Count() - 1);

    [BindProperty] public string? Do { get; set; }

    [BindProperty] public int Version { get; set; }

    public string? Done => Request.Query["done"];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        var document = Entry.Read();
        (Form, Place, Version) = (EntryForm.Of(document), PlaceForm.Of(Entry, document, settings), Entry.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        db.Expect(Entry, Version);
        if (Do == "archive") Entry.TakeOut(now);
        else if (Do == "assure") Entry.Assure(settings.AgesOf(Entry.Read()), now, now);
        else
        {
            Form.Check(ModelState, words);
            Place.Check(ModelState, settings, words);
            if (ModelState.ErrorCount > 0) return Page();
            var document = Entry.Read();
            Place.Into(document, settings, await properties.MeanOf(Place.Postcode, stop));
            Form.Into(document);
            Entry.Publish(document, Entry.Provider, Place.Directories.Where(it => settings.Kind(it) is not null), now);
            Entry.Assure(settings.AgesOf(document), now, now);
        }
        Searching.DirectorySearch.Touch(search, Entry);
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
