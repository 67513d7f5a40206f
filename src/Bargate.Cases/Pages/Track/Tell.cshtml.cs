using Bargate.Cases.Tracking;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Cases.Pages.Track;

/// <summary>The resident tells the council something more; a case that waited for that goes on.</summary>
[NeverKept, EnableRateLimiting("public-posts")]
internal sealed class TellPage(BargateDb db, TrackedCases tracked, Casework work, Words words) : PageModel
{
    public const int Most = 3000;

    [BindProperty] public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await tracked.ForReporter(HttpContext, stop) is null ? RedirectToPage("/Track") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await tracked.ForReporter(HttpContext, stop) is not { } opened) return RedirectToPage("/Track");
        if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), words["cases.tell.error"]);
        else if (Text.Length > Most) ModelState.AddModelError(nameof(Text), words["cases.tell.error-long"]);
        if (ModelState.ErrorCount > 0) return Page();
        await Reply(opened, stop);
        return RedirectToPage("Case", new { done = "told" });
    }

    async Task Reply(OpenedCase opened, CancellationToken stop)
    {
        work.Reply(opened, Text!);
        try { await db.SaveChangesAsync(stop); }
        catch (DbUpdateConcurrencyException)
        {
            // An officer saved at this moment: what the resident wrote comes after it, and is not theirs to write again.
            db.ChangeTracker.Clear();
            if (await tracked.ForReporter(HttpContext, stop) is not { } again) return;
            work.Reply(again, Text!);
            await db.SaveChangesAsync(stop);
        }
    }
}
