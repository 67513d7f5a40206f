using Bargate.Cases.Tracking;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Cases.Pages.Track;

/// <summary>The reporter says that it is not fixed, within the days that the service allows.</summary>
[NeverKept, EnableRateLimiting("public-posts")]
internal sealed class NotFixedPage(BargateDb db, TrackedCases tracked, Casework work, Speech speech, Council council, TimeProvider clock) : PageModel
{
    [BindProperty] public string? Text { get; set; }

    public Spoken Spoken { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await Load(stop) is null ? RedirectToPage("Case") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await Load(stop) is not { } opened) return RedirectToPage("Case");
        if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), Spoken.Words["cases.not-fixed.error"]);
        else if (Text.Length > TellPage.Most) ModelState.AddModelError(nameof(Text), Spoken.Words["cases.tell.error-long"]);
        if (ModelState.ErrorCount > 0) return Page();
        work.Reopen(opened, Text!, Actor.Resident);
        await db.SaveChangesAsync(stop);
        return RedirectToPage("Case", new { done = "reopened" });
    }

    async Task<OpenedCase?> Load(CancellationToken stop)
    {
        if (await tracked.ForReporter(HttpContext, stop) is not { } opened || !opened.Case.MayReopen(opened.Service, clock.GetUtcNow().UtcDateTime, council)) return null;
        Spoken = speech.For(HttpContext, opened.Case.Language);
        return opened;
    }
}
