using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Persons;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>Takes back a merge or an unmerge that an officer has just done.</summary>
[Needs(Permissions.RecordsReview)]
internal sealed class UndoPage(BargateDb db, OpenRecords records, LinkVerbs verbs, Kernel.Councils.Words words) : PageModel
{
    public OpenedRecord Opened { get; private set; } = null!;

    public Assertion Made { get; private set; } = null!;

    [BindProperty] public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(AssertionId id, CancellationToken stop) => await Load(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(AssertionId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        // Undone already: the same again would do it again.
        if (Made.Version != Version) throw new DbUpdateConcurrencyException("What is undone was changed meanwhile.");
        var undone = await verbs.Undo(Made, words["records.undo.title"], stop);
        await db.SaveChangesAsync(stop);
        RecordDone.Leave(this, words[undone ? "records.undo.done" : "records.undo.asked"]);
        return Redirect(Opened.Url);
    }

    // What an officer said, or what an officer took back; a run is undone as a whole.
    async Task<bool> Load(AssertionId id, CancellationToken stop)
    {
        if (await db.Assertions.SingleOrDefaultAsync(it => it.Id == id && (it.By != null || it.RevokedBy != null), stop) is not { } made) return false;
        if (await records.ForWork(made.Left, stop) is not { } opened || await records.ForWork(made.Right, stop) is null) return false;
        (Made, Opened) = (made, opened);
        return true;
    }
}
