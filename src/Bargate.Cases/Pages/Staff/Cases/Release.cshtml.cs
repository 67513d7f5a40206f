using Bargate.Accounts.Contract;
using Bargate.Cases.Desk;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Files;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Lets everybody see a photo of a public case, or takes that back.</summary>
[Needs(Permissions.CasesWork)]
internal sealed class ReleasePage(BargateDb db, OpenCases cases, CurrentOfficer officer, Audit audit, TimeProvider clock, DoneWords done) : PageModel
{
    public OpenedCase Opened { get; private set; } = null!;

    public FileRow Photo { get; private set; } = null!;

    [BindProperty] public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(FileId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Version = Photo.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(FileId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        db.Expect(Photo, Version);
        Photo.ReleasedAt = Photo.ReleasedAt is null ? clock.GetUtcNow().UtcDateTime : null;
        audit.Record(officer.Actor, Photo.ReleasedAt is null ? "photo-withdrawn" : "photo-released", Opened.Case.Id.Value);
        await db.SaveChangesAsync(stop);
        this.Leave(done[Photo.ReleasedAt is null ? "photo-withdrawn" : "photo-released"]);
        return Redirect(Opened.Url);
    }

    async Task<bool> Load(FileId id, CancellationToken stop)
    {
        if (await db.Set<FileRow>().SingleOrDefaultAsync(it => it.Id == id && it.Scan != Scan.Infected, stop) is not { } file || !file.ContentType.StartsWith("image/", StringComparison.Ordinal)) return false;
        if (await db.Cases.SeenBy(officer).Holding(file).SingleOrDefaultAsync(stop) is not { } found) return false;
        (Photo, Opened) = (file, await cases.Open(found, stop));
        // Only services that publish their cases have photos that everybody may see.
        return Opened.Service.Case.Public is not null && !Opened.IsGone;
    }
}
