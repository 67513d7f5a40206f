using Bargate.Accounts.Contract;
using Bargate.Records.Import;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>Files that came in, the newest first, and how far each is.</summary>
[Needs(Permissions.RecordsImport)]
internal sealed class ImportsPage(BargateDb db, WatchedFolder folder, Outbox outbox) : PageModel
{
    const int AtOnce = 50;

    public IReadOnlyList<(RecordImport Import, string Source)> Imports { get; private set; } = [];

    public int Number { get; private set; }

    public int Total { get; private set; }

    /// <summary>Whether files are taken from a folder, and those that could not be.</summary>
    public bool Watches => folder.Folder is not null;

    public IReadOnlyList<(string File, string Why)> Refused => folder.Refused();

    public bool Asked { get; private set; }

    public bool HasSources { get; private set; }

    public async Task<IActionResult> OnPostFolderAsync(CancellationToken stop)
    {
        outbox.Ask<LookNow>(Guid.CreateVersion7());
        await db.SaveChangesAsync(stop);
        TempData[nameof(Asked)] = true;
        return Redirect("/staff/records/imports");
    }

    public async Task OnGetAsync(int page, CancellationToken stop)
    {
        Asked = TempData[nameof(Asked)] is true;
        Total = Math.Max(1, (await db.RecordImports.CountAsync(stop) + AtOnce - 1) / AtOnce);
        Number = Math.Clamp(page, 1, Total);
        var rows = await (from import in db.RecordImports.AsNoTracking()
                          join source in db.Sources on import.Source equals source.Id
                          orderby import.UploadedAt descending, import.Id
                          select new { import, source.Name }).Skip((Number - 1) * AtOnce).Take(AtOnce).ToListAsync(stop);
        Imports = [.. rows.Select(it => (it.import, it.Name))];
        HasSources = await db.Sources.AnyAsync(stop);
    }
}
