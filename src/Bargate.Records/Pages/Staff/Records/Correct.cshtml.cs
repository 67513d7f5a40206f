using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Persons;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>Says that a value of a source is wrong. Given a person's id it shows what each source says; given a source record's, that one first.</summary>
[Needs(Permissions.RecordsSee)]
internal sealed class CorrectPage(BargateDb db, OpenRecords records, RecordViews views, CorrectionDesk desk, Kernel.Councils.Words words) : PageModel
{
    public RecordView Shown { get; private set; } = null!;

    /// <summary>A source record and a column of it: `0193…/birth-date`.</summary>
    [BindProperty] public string? What { get; set; }

    [BindProperty] public string? Right { get; set; }

    [BindProperty] public string? Why { get; set; }

    public RecordId First { get; private set; }

    public async Task<IActionResult> OnGetAsync(RecordId id, CancellationToken stop) => await Load(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(RecordId id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        var chosen = What?.Split('/') is [var record, var column] && Guid.TryParse(record, out var guid) && Registers.Place(Shown.Opened.Register, column) >= 0
            ? Shown.Opened.Members.FirstOrDefault(it => it.Id.Value == guid) is { } member ? (Member: member, Column: column) : default : default;
        if (chosen.Member is null) ModelState.AddModelError(nameof(What), words["records.correct.what-error"]);
        if (Right is { Length: > Registers.LongestValue }) ModelState.AddModelError(nameof(Right), words["records.correct.right-long"]);
        if (string.IsNullOrWhiteSpace(Why)) ModelState.AddModelError(nameof(Why), words["records.correct.why-error"]);
        else if (Why.Length > IndexPage.LongestWhy) ModelState.AddModelError(nameof(Why), words["records.why-long"]);
        if (ModelState.ErrorCount > 0) return Page();
        await desk.Ask(chosen.Member!, chosen.Column, Right, Why!.Trim(), stop);
        await db.SaveChangesAsync(stop);
        RecordDone.Leave(this, words["records.correct.done"]);
        return Redirect(Shown.Opened.Url);
    }

    async Task<bool> Load(RecordId id, CancellationToken stop)
    {
        if (await records.ForWork(id, stop) is not { } opened) return false;
        await records.See(opened, stop);
        (Shown, First) = (await views.Show(opened, stop), id);
        return true;
    }
}
