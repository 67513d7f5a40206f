using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records.Runs;

/// <summary>One run: how far it is, what it did.</summary>
[Needs(Permissions.RecordsRuns)]
internal sealed class IndexPage(RunViews views, Council council) : PageModel
{
    public RunView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(RunId id, CancellationToken stop)
    {
        if (await views.Find(id, stop) is not { } found) return NotFound();
        View = found;
        return Page();
    }

    public string Share(double share) => (share * 100).ToString("0.##", council.Locale) + " %";
}
