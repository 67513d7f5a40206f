using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Persons;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>One record with everything that the council knows. Any id it ever had leads here; a restricted one opens for a reason.</summary>
[Needs(Permissions.RecordsSee)]
internal sealed class IndexPage(OpenRecords records, RecordViews views, CurrentOfficer officer, OfficerDirectory officers, Kernel.Councils.Words words) : PageModel
{
    public const int LongestWhy = 500;

    public RecordAccess Access { get; private set; }

    /// <summary>Null while it is shut.</summary>
    public RecordView? Shown { get; private set; }

    /// <summary>Who may open restricted records.</summary>
    public IReadOnlyList<string> Keepers { get; private set; } = [];

    public RecordDone? Done { get; private set; }

    [BindProperty] public string? Why { get; set; }

    public bool MayLink => officer.May(Permissions.RecordsReview);

    /// <summary>A form for them. A restricted record fills in none.</summary>
    public bool MayBegin => Shown is { Opened: { Register: Register.Customers, Restricted: false } } && officer.May(Permissions.CasesOpen);

    public async Task<IActionResult> OnGetAsync(string register, RecordId id, CancellationToken stop)
    {
        if (await records.Find(id, stop) is not { } opened) return NotFound();
        if (opened.Person != id || opened.Register.Slug() != register) return Redirect(opened.Url);
        return await Show(opened, stop);
    }

    public async Task<IActionResult> OnPostAsync(string register, RecordId id, CancellationToken stop)
    {
        if (await records.Find(id, stop) is not { } opened) return NotFound();
        if (await records.AccessTo(opened, stop) is RecordAccess.Refused) return Forbid();
        if (string.IsNullOrWhiteSpace(Why)) ModelState.AddModelError(nameof(Why), words["records.restricted.why-error"]);
        else if (Why.Length > LongestWhy) ModelState.AddModelError(nameof(Why), words["records.why-long"]);
        if (ModelState.ErrorCount > 0) return await Show(opened, stop);
        await records.Open(opened, Why!.Trim(), stop);
        return Redirect(opened.Url);
    }

    async Task<IActionResult> Show(OpenedRecord opened, CancellationToken stop)
    {
        Access = await records.AccessTo(opened, stop);
        if (Access == RecordAccess.Refused)
            Keepers = [.. (await officers.All(stop)).Where(it => RolePermissions.Of(it.Role).Contains(Permissions.RecordsRestricted)).Select(it => it.Name).Take(5)];
        if (Access != RecordAccess.Open) return Page();
        await records.See(opened, stop);
        Shown = await views.Show(opened, stop);
        Done = RecordDone.Take(TempData);
        return Page();
    }
}
