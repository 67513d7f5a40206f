using Bargate.Accounts.Contract;
using Bargate.Directory.Jobs;
using Bargate.Directory.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Directory.Pages.Staff.Directory;

/// <summary>Other bodies' directories that are read in, and how their last readings went.</summary>
[Needs(Permissions.DirectoryManage)]
internal sealed class FeedsPage(BargateDb db, DirectorySettings settings, Outgoing outgoing, Outbox outbox, CurrentOfficer officer, Audit audit, Words words, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(Feed Feed, FeedRun? Last, int Entries)> Feeds { get; private set; } = [];

    public IReadOnlyList<DirectoryKind> Kinds => settings.Directories;

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Address { get; set; }

    [BindProperty] public string? Licence { get; set; }

    [BindProperty] public string? Directory { get; set; }

    [BindProperty] public Guid? Read { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var feeds = await db.Feeds.AsNoTracking().OrderBy(it => it.Name).ThenBy(it => it.Id).ToListAsync(stop);
        var found = new List<(Feed, FeedRun?, int)>();
        foreach (var it in feeds)
            found.Add((it, await db.FeedRuns.AsNoTracking().Where(run => run.Feed == it.Id).OrderByDescending(run => run.StartedAt).FirstOrDefaultAsync(stop), await db.Entries.CountAsync(one => one.Feed == it.Id && one.State != Contract.EntryState.Archived, stop)));
        Feeds = found;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Read is { } asked)
        {
            if (!await db.Feeds.AnyAsync(it => it.Id == asked, stop)) return NotFound();
            outbox.Ask<ReadFeed>(asked);
            audit.Record(officer.Actor, "directory-feed-read", asked);
            await db.SaveChangesAsync(stop);
            return Redirect("/staff/directory/feeds");
        }
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200) ModelState.AddModelError(nameof(Name), words["directory.feeds.name-error"]);
        if (Tidying.Web(Address) is null || Address!.Length > 500) ModelState.AddModelError(nameof(Address), words["directory.edit.url-error"]);
        else if (await outgoing.Fault(Address.Trim(), stop) is { } fault) ModelState.AddModelError(nameof(Address), words[fault == UrlFault.Inside ? "directory.feeds.inside-error" : "directory.edit.url-error"]);
        if (string.IsNullOrWhiteSpace(Licence) || Licence.Length > 200) ModelState.AddModelError(nameof(Licence), words["directory.feeds.licence-error"]);
        if (settings.Kind(Directory) is null) ModelState.AddModelError(nameof(Directory), words["directory.feeds.directory-error"]);
        if (ModelState.ErrorCount > 0)
        {
            await OnGetAsync(stop);
            return Page();
        }
        var feed = new Feed { Id = Guid.CreateVersion7(), Name = Name!.Trim(), Url = Address!.Trim(), Licence = Licence!.Trim(), Directories = $",{Directory},", AddedAt = clock.GetUtcNow().UtcDateTime };
        db.Add(feed);
        outbox.Ask<ReadFeed>(feed.Id);
        audit.Record(officer.Actor, "directory-feed-added", feed.Id);
        await db.SaveChangesAsync(stop);
        return Redirect("/staff/directory/feeds");
    }
}
