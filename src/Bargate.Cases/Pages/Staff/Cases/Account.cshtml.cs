using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Cases.Tracking;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff.Cases;

/// <summary>Shows a whole account number once, in the answer to the post that says why. What is shown has no address of its own, and no browser keeps it.</summary>
[Needs(Permissions.CasesAccounts), NeverKept]
internal sealed class AccountPage(BargateDb db, OpenCases cases, Casework work, CurrentOfficer officer, Words words) : PageModel
{
    public const int Most = 200;

    const int Least = 5;

    public OpenedCase Opened { get; private set; } = null!;

    [BindProperty] public string? Why { get; set; }

    /// <summary>Null until somebody said why.</summary>
    public IReadOnlyList<Answer>? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CaseId id, CancellationToken stop) => await Load(id, stop) ?? Page();

    public async Task<IActionResult> OnPostAsync(CaseId id, CancellationToken stop)
    {
        if (await Load(id, stop) is { } elsewhere) return elsewhere;
        if ((Why?.Trim().Length ?? 0) < Least) ModelState.AddModelError(nameof(Why), words["cases.error.why-account"]);
        else if (Why!.Length > Most) ModelState.AddModelError(nameof(Why), words.Format("cases.error.why-account-long", ("most", Most.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        if (ModelState.ErrorCount > 0) return Page();
        work.Reveal(Opened, Why!, officer.Actor);
        // Nothing is shown that the log does not hold.
        await db.SaveChangesAsync(stop);
        Shown = [.. BankAccounts.Of(Opened)];
        return Page();
    }

    async Task<IActionResult?> Load(CaseId id, CancellationToken stop)
    {
        if (await cases.ForOfficer(id, stop) is not { } opened || !BankAccounts.MayReveal(officer, opened.Case)) return NotFound();
        Opened = opened;
        return opened.IsGone || !BankAccounts.Of(opened).Any() ? Redirect(opened.Url) : null;
    }
}
