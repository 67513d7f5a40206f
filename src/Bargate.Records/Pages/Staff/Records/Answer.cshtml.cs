using Bargate.Accounts.Contract;
using Bargate.Records.Persons;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>The owner of a source says of a value that was called wrong: corrected, or right as it is and why.</summary>
[Needs(Permissions.RecordsSee)]
internal sealed class AnswerPage(BargateDb db, OpenRecords records, CorrectionDesk desk, Kernel.Councils.Words words) : PageModel
{
    public OpenedRecord Opened { get; private set; } = null!;

    public ShownCorrection Shown { get; private set; } = null!;

    public bool MayAnswer { get; private set; }

    /// <summary>`corrected` or `refused`.</summary>
    [BindProperty] public string? What { get; set; }

    [BindProperty] public string? Text { get; set; }

    [BindProperty] public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } made) return NotFound();
        Version = made.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } made) return NotFound();
        if (!MayAnswer) return Forbid();
        if (What is not ("corrected" or "refused")) ModelState.AddModelError(nameof(What), words["records.answer.what-error"]);
        if (What == "refused" && string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), words["records.answer.text-error"]);
        else if (Text is { Length: > IndexPage.LongestWhy }) ModelState.AddModelError(nameof(Text), words["records.why-long"]);
        if (ModelState.ErrorCount > 0) return Page();
        db.Expect(made, Version);
        await desk.Answer(made, What == "corrected", Text, stop);
        await db.SaveChangesAsync(stop);
        RecordDone.Leave(this, words["records.answer.done"]);
        return Redirect(Opened.Url);
    }

    async Task<Correction?> Load(Guid id, CancellationToken stop)
    {
        if (await db.Corrections.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } made || await records.ForWork(made.Record, stop) is not { } opened) return null;
        await records.See(opened, stop);
        if (await desk.Show([made], opened.Members, stop) is not [var shown, ..]) return null;
        var source = opened.Members.Single(it => it.Id == made.Record).Source;
        (Opened, Shown, MayAnswer) = (opened, shown, made.State == CorrectionState.Disputed && desk.MayAnswer(await db.Sources.AsNoTracking().SingleAsync(it => it.Id == source, stop)));
        return made;
    }
}
