using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Directory.Pages.Directory;

/// <summary>What people say about the SEND local offer and what the council answers, in public, as the regulations ask.</summary>
[EnableRateLimiting("public-posts")]
internal sealed class CommentsPage(BargateDb db, KeyRing keys, Words words, Council council, TimeProvider clock) : PageModel
{
    const int Most = 100;

    public IReadOnlyList<LocalOfferComment> Published { get; private set; } = [];

    [BindProperty] public string? Text { get; set; }

    public bool Done => Request.Query["done"] == "sent";

    public async Task OnGetAsync(CancellationToken stop) =>
        Published = await db.LocalOfferComments.AsNoTracking().Where(it => it.PublishedAt != null).OrderByDescending(it => it.PublishedAt).ThenBy(it => it.Id).Take(Most).ToListAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), words["directory.comments.error"]);
        else if (Text.Length > LocalOfferComment.LongestText) ModelState.AddModelError(nameof(Text), words.Format("directory.report.text-long", ("most", LocalOfferComment.LongestText.ToString(council.Locale))));
        if (ModelState.ErrorCount > 0)
        {
            await OnGetAsync(stop);
            return Page();
        }
        db.Add(LocalOfferComment.Of(Text!.Trim(), keys.New(), clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(stop);
        return Redirect("/directory/comments?done=sent");
    }
}
