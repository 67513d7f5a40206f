using Bargate.Content.Contract;
using Bargate.Content.Feedback;
using Bargate.Content.Storage;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Content.Pages;

/// <summary>
/// 'Is this page useful?', and why. Pages are kept by caches, so their form carries no token; nothing of a session is used here, so there is
/// none to protect. A browser that says that the form is another site's is refused.
/// </summary>
[IgnoreAntiforgeryToken, EnableRateLimiting("public-posts")]
internal sealed class UsefulPage(BargateDb db, Library library, Words words, TimeProvider clock) : PageModel
{
    public ContentPage About { get; private set; } = null!;

    /// <summary>The answer that a reason can still be given for.</summary>
    public PageFeedback? Given { get; private set; }

    public IEnumerable<string> Reasons => PageFeedback.Reasons.Where(it => Given!.Useful == (it == "found") || it == "missing");

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public string? Comment { get; set; }

    public async Task<IActionResult> OnGetAsync(string? about, string? given) => await Load(about, given) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? about, string? given, string? answer)
    {
        if (Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" || !await Load(about, given)) return NotFound();
        if (Given is null && answer is not ("yes" or "no")) return StatusCode(StatusCodes.Status400BadRequest);
        if (Given is null)
        {
            var made = new PageFeedback { Id = Guid.CreateVersion7(), Path = About.Path, Useful = answer == "yes", At = clock.GetUtcNow().UtcDateTime };
            db.Add(made);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            return RedirectToPage(new { about = About.Path, given = made.Id });
        }
        if (Comment?.Length > PageFeedback.MostLetters)
        {
            ModelState.AddModelError(nameof(Comment), words["content.useful.long"]);
            return Page();
        }
        Given.Say(Reason, Comment);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return RedirectToPage(new { about = About.Path });
    }

    async Task<bool> Load(string? about, string? given)
    {
        Response.Headers.CacheControl = "no-store";
        if (about is null || library.Find(about) is not { } page) return false;
        About = page;
        if (Guid.TryParse(given, out var id) && await db.PageFeedback.SingleOrDefaultAsync(it => it.Id == id && it.Path == page.Path, HttpContext.RequestAborted) is { } found && found.IsOpen(clock.GetUtcNow().UtcDateTime)) Given = found;
        return true;
    }
}
