using Bargate.Accounts.Contract;
using Bargate.Cases.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>One case, by its id or its reference in any spelling.</summary>
[Needs(Permissions.CasesSee)]
internal sealed class IndexPage(OpenCases cases, CaseViews views) : PageModel
{
    public CaseView Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (await cases.ForOfficer(id, stop) is not { } opened) return NotFound();
        Shown = await views.Show(opened, stop);
        return Page();
    }
}
