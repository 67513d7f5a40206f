using Bargate.Cases.Tracking;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Cases.Pages.Track;

/// <summary>The resident tells the council something more; a case that waited for that goes on.</summary>
[NeverKept, EnableRateLimiting("public-posts")]
internal sealed class TellPage(BargateDb db, TrackedCases tracked, Casework work, Speech speech) : PageModel
{
    public const int Most = 3000;

    const int Tries = 3;

    [BindProperty] public string? Text { get; set; }

    public Spoken Spoken { get; private set; } = null!;

    /// <summary>What we asked, when the case waits for the answer.</summary>
    public IReadOnlyList<string> Questions { get; private set; } = [];

    /// <summary>The language that those are in, where the page is in another.</summary>
    public string? Written { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await Load(stop) is null ? RedirectToPage("/Track") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await Load(stop) is not { } opened) return RedirectToPage("/Track");
        if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), Spoken.Words[Questions.Count > 0 ? "cases.tell.error-answer" : "cases.tell.error"]);
        else if (Text.Length > Most) ModelState.AddModelError(nameof(Text), Spoken.Words["cases.tell.error-long"]);
        if (ModelState.ErrorCount > 0) return Page();
        if (!await Reply(opened, stop))
        {
            ModelState.AddModelError(nameof(Text), Spoken.Words["cases.tell.error-busy"]);
            return Page();
        }
        return RedirectToPage("Case", new { done = "told" });
    }

    async Task<OpenedCase?> Load(CancellationToken stop)
    {
        if (await tracked.ForReporter(HttpContext, stop) is not { } opened) return null;
        Spoken = speech.For(HttpContext, opened.Case.Language);
        Written = opened.Case.Language == Spoken.Language ? null : opened.Case.Language;
        if (opened.Case.WaitingSince is not null && await tracked.Show(HttpContext, stop) is { } shown) Questions = shown.Questions;
        return opened;
    }

    async Task<bool> Reply(OpenedCase opened, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            work.Reply(opened, Text!);
            try
            {
                await db.SaveChangesAsync(stop);
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                // An officer saved at this moment: what the resident wrote comes after it, and is not theirs to write again.
                db.ChangeTracker.Clear();
                if (tries == Tries || await tracked.ForReporter(HttpContext, stop) is not { } again) return false;
                opened = again;
            }
        }
    }
}
