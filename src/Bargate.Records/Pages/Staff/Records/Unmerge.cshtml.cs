using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Persons;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>Takes a link back. Says first who would be who afterwards.</summary>
[Needs(Permissions.RecordsReview)]
internal sealed class UnmergePage(BargateDb db, OpenRecords records, RecordViews views, LinkVerbs verbs, Kernel.Councils.Words words) : PageModel
{
    public RecordView Shown { get; private set; } = null!;

    public ShownLink Link { get; private set; } = null!;

    /// <summary>The source records of each person afterwards; one group: other links hold them together.</summary>
    public IReadOnlyList<IReadOnlyList<ShownSource>> After { get; private set; } = [];

    public bool TwoOfficers { get; private set; }

    /// <summary>`apart`: they are not the same, for good; `link`: only this link was wrong.</summary>
    [BindProperty] public string? What { get; set; }

    [BindProperty] public string? Why { get; set; }

    [BindProperty] public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(AssertionId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        Version = Link.Made.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(AssertionId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (What is not ("apart" or "link")) ModelState.AddModelError(nameof(What), words["records.unmerge.what-error"]);
        if (string.IsNullOrWhiteSpace(Why)) ModelState.AddModelError(nameof(Why), words["records.why-error"]);
        else if (Why.Length > IndexPage.LongestWhy) ModelState.AddModelError(nameof(Why), words["records.why-long"]);
        if (ModelState.ErrorCount > 0) return Page();
        var link = await db.Assertions.SingleAsync(it => it.Id == id, stop);
        db.Expect(link, Version);
        var made = await verbs.Unmerge(link, What == "apart", Why!.Trim(), stop);
        await db.SaveChangesAsync(stop);
        RecordDone.Leave(this, words[made is null ? "records.unmerge.asked" : After.Count > 1 ? "records.unmerge.done" : "records.unmerge.done-held"], made);
        return Redirect(Shown.Opened.Url);
    }

    async Task<bool> Load(AssertionId id, CancellationToken stop)
    {
        if (await db.Assertions.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id && it.RevokedAt == null && it.Says == Says.Same, stop) is not { } link) return false;
        if (await records.ForWork(link.Left, stop) is not { } opened) return false;
        await records.See(opened, stop);
        Shown = await views.Show(opened, stop);
        if (Shown.Links.FirstOrDefault(it => it.Made.Id == id) is not { } shown) return false;
        Link = shown;
        TwoOfficers = opened.Flags != RecordFlags.None;
        var there = await Neighbourhood.Of(db, [link.Left], stop);
        var standing = there.Standing.Where(it => it.Id != id).Select(Claim.Of);
        After = [.. LinkVerbs.After(there, standing, [.. opened.Members.Select(it => it.Id)]).Select(it => (IReadOnlyList<ShownSource>)[.. Shown.Sources.Where(one => it.Contains(one.Record.Id))])];
        db.ChangeTracker.Clear();
        return true;
    }
}
