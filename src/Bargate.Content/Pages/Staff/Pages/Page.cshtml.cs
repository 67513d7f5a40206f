using Bargate.Accounts.Contract;
using Bargate.Content.Contract;
using Bargate.Content.Editing;
using Bargate.Content.Loading;
using Bargate.Content.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Content.Pages.Staff.Pages;

/// <summary>One page of the website as officers have it: its edition in work, what can be done with it, and the choice where the folder and the browser say different things.</summary>
[Needs(Permissions.PagesEdit)]
internal sealed class PagePage(BargateDb db, PageDesk desk, PagesFolder folder, PagePublication publication, Library library, OfficerDirectory officers, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    const int MostDiscarded = 10;

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public string Source { get; private set; } = "";

    public string Path => Source == RedirectReader.File ? Source : PageFolder.PathOf(Source);

    public ContentPage? Shown => Source == RedirectReader.File ? null : library.Find(Path);

    public string Title => Shown?.Title ?? Path;

    public PageWork? Work { get; private set; }

    public IReadOnlyList<PageWork> Discarded { get; private set; } = [];

    /// <summary>What the folder says, where another text was published in the browser.</summary>
    public IReadOnlyList<DifferentLine>? Contested { get; private set; }

    public IReadOnlyDictionary<OfficerId, string> Names { get; private set; } = new Dictionary<OfficerId, string>();

    public bool MayChoose => officer.May(Permissions.PagesPublish);

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostEditAsync()
    {
        if (!await Load() || Source == RedirectReader.File) return NotFound();
        var begun = Work is null;
        var work = await desk.Begin(Source, officer.Id, HttpContext.RequestAborted);
        if (begun) audit.Record(officer.Actor, "page-edition-begun", work.Id);
        try { await db.SaveChangesAsync(HttpContext.RequestAborted); }
        // Two officers pressed it at once: both get the one that is there.
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await desk.OpenOn(Source, HttpContext.RequestAborted) is not { } other) throw;
            work = other;
        }
        return Redirect($"/staff/pages/edit/{work.Id}");
    }

    public async Task<IActionResult> OnPostTakeUpAsync(string id)
    {
        if (!await Load() || !Guid.TryParse(id, out var asked) || await db.PageWorks.SingleOrDefaultAsync(it => it.Id == asked) is not { } work || work.Now != Source) return NotFound();
        if (Work is not null) throw new RuleBroken("This page has an edition in work already. Publish or discard that one first; what it says and what this one says are both in the history.");
        work.TakeUp(officer.Id, clock.GetUtcNow().UtcDateTime);
        audit.Record(officer.Actor, "page-edition-taken-up", work.Id);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Leave(words["content.edit.taken-up"]);
        return Redirect($"/staff/pages/edit/{work.Id}");
    }

    public async Task<IActionResult> OnPostChooseAsync(string choice)
    {
        if (!await Load()) return NotFound();
        if (!MayChoose) return Forbid();
        if (choice is not ("folder" or "browser")) return BadRequest();
        audit.Record(officer.Actor, "page-text-chosen", officer.Id.Value);
        await desk.Choose(Source, choice == "folder", officer.Name, HttpContext.RequestAborted);
        this.Leave(words[$"content.edit.chosen-{choice}"]);
        return Redirect($"/staff/pages/page?at={Path}");
    }

    async Task<bool> Load()
    {
        var stop = HttpContext.RequestAborted;
        if (await desk.FileAt(At, stop) is not { } file) return false;
        Source = file;
        Work = await desk.OpenOn(file, stop);
        Discarded = await db.PageWorks.AsNoTracking().Where(it => it.State == WorkState.Discarded && (it.MovesFrom ?? it.File) == file).OrderByDescending(it => it.ChangedAt).Take(MostDiscarded).ToListAsync(stop);
        Names = await officers.Names(Discarded.Append(Work).OfType<PageWork>().Select(it => it.ChangedBy), stop);
        if ((await publication.Read(new Faults(), stop)).Contested.Contains(file) && await db.BrowserTexts.AsNoTracking().SingleOrDefaultAsync(it => it.File == file, stop) is { } text)
            Contested = Difference.Between(text.Content, folder.Read(file) ?? "");
        return true;
    }
}
