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

/// <summary>Proposes to take a page off the site. A second person decides, as about a text.</summary>
[Needs(Permissions.PagesEdit)]
internal sealed class WithdrawPage(BargateDb db, PageDesk desk, Library library, PageLinks links, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    const int Longest = 200;

    [BindProperty(SupportsGet = true)] public string? At { get; set; }

    [BindProperty] public string? Instead { get; set; }

    public string Source { get; private set; } = "";

    public string Path => PageFolder.PathOf(Source);

    public string Title => library.Find(Path)?.Title ?? Path;

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        var instead = string.IsNullOrWhiteSpace(Instead) ? null : Instead.Trim();
        if (instead is not null && (instead.Length > Longest || !instead.StartsWith('/') || instead.Any(it => char.IsWhiteSpace(it) || it is '"' or '\'' or ':') || !links.Leads(instead) || new PageLinkAt(instead, default).Path == Path)) ModelState.AddModelError(nameof(Instead), words["content.edit.instead-error"]);
        if (ModelState.ErrorCount > 0) return Page();
        var (stop, now) = (HttpContext.RequestAborted, clock.GetUtcNow().UtcDateTime);
        var work = await desk.Begin(Source, officer.Id, stop);
        // What was in work is not lost.
        if (work.Content.Length > 0) db.Add(PageSave.Of(work, work.Content, SaveKind.PutAside, officer.Id, now));
        if (work.MovesFrom is not null) throw new RuleBroken("This page is to move. Publish or discard that first.");
        work.Withdraw(instead, officer.Id, now);
        audit.Record(officer.Actor, "page-withdrawal-begun", work.Id);
        await db.SaveChangesAsync(stop);
        this.Leave(words["content.edit.withdraw-saved"]);
        return Redirect($"/staff/pages/review/{work.Id}");
    }

    async Task<bool> Load() => At != RedirectReader.File && (Source = await desk.FileAt(At, HttpContext.RequestAborted) ?? "").Length > 0 && library.ByFile.ContainsKey(Source);
}
