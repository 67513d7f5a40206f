using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Loading;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Pages;

/// <summary>Gives a page another address. Links to it change with it, and the old address leads on.</summary>
[Needs(Permissions.PagesEdit)]
internal sealed class MovePage(BargateDb db, PageDesk desk, Library library, SiteRoutes routes, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    const string Folder = "/index.md";

    [BindProperty(SupportsGet = true)] public string? At { get; set; }

    [BindProperty] public string? Address { get; set; }

    public string Source { get; private set; } = "";

    public string Path => PageFolder.PathOf(Source);

    public string Title => library.Find(Path)?.Title ?? Path;

    /// <summary>A topic or a guide is a folder of pages.</summary>
    public bool IsFolder => Source.EndsWith(Folder, StringComparison.Ordinal);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        Address = (await desk.OpenOn(Source, HttpContext.RequestAborted))?.File is { } asked ? PageFolder.PathOf(asked) : Path;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        if (IsFolder) return BadRequest();
        var (stop, path) = (HttpContext.RequestAborted, Address?.Trim().TrimEnd('/') ?? "");
        if (!PageName.IsPath(path) || path.LastIndexOf('/') == 0) ModelState.AddModelError(nameof(Address), words["content.edit.address-error"]);
        else if (path != Path && (library.Find(path) is not null || routes.Has(path) || await desk.FileAt(path, stop) is { } there && there != (await desk.OpenOn(Source, stop))?.File)) ModelState.AddModelError(nameof(Address), words.Format("content.edit.address-taken", ("path", path)));
        if (ModelState.ErrorCount > 0) return Page();
        var work = await desk.Begin(Source, officer.Id, stop);
        var (old, file) = (PageFolder.PathOf(work.File), PageName.FileOf(path, guide: false));
        var text = PageChanges.Links(work.Content, old, path);
        // The topic is the name of the folder.
        if (PageText.Open(text) is { } parts && parts["topic"] == PageName.TopicOf(old)) text = parts.With(new Dictionary<string, string> { ["topic"] = PageName.TopicOf(path) });
        var now = clock.GetUtcNow().UtcDateTime;
        work.Move(file, text, officer.Id, now);
        db.Add(PageSave.Of(work, text, SaveKind.Saved, officer.Id, now));
        audit.Record(officer.Actor, "page-move-begun", work.Id);
        await db.SaveChangesAsync(stop);
        this.Leave(words["content.edit.move-saved"]);
        return Redirect($"/staff/pages/review/{work.Id}");
    }

    async Task<bool> Load() => At != RedirectReader.File && (Source = await desk.FileAt(At, HttpContext.RequestAborted) ?? "").Length > 0;
}
