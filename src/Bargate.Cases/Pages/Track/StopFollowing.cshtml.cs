using Bargate.Cases.Storage;
using Bargate.Cases.Tracking;
using Bargate.Kernel.Auditing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Cases.Pages.Track;

/// <summary>A follower wants to hear no more of a case.</summary>
[NeverKept, EnableRateLimiting("public-posts")]
internal sealed class StopFollowingPage(BargateDb db, Visits visits, Speech speech, Audit audit, TimeProvider clock) : PageModel
{
    public Spoken Spoken { get; private set; } = null!;

    public bool Stopped { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (visits.Read(HttpContext)?.Follower is not { } id) return RedirectToPage("/Track");
        Spoken = speech.For(HttpContext, await db.Followers.Where(it => it.Id == id).Select(it => it.Language).SingleOrDefaultAsync(stop));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (visits.Read(HttpContext) is not { Follower: { } id } visit) return RedirectToPage("/Track");
        var found = await db.Followers.SingleOrDefaultAsync(it => it.Id == id, stop);
        Spoken = speech.For(HttpContext, found?.Language);
        if (found is { StoppedAt: null } follower)
        {
            follower.StoppedAt = clock.GetUtcNow().UtcDateTime;
            audit.Record(Actor.Resident, "following-stopped", visit.Id);
            await db.SaveChangesAsync(stop);
        }
        visits.End(HttpContext);
        Stopped = true;
        return Page();
    }
}
