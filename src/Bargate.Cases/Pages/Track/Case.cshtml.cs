using Bargate.Cases.Tracking;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Track;

/// <summary>A case as the resident sees it.</summary>
[NeverKept]
internal sealed class CasePage(BargateDb db, TrackedCases tracked, Audit audit, Council council, RatingTickets tickets, Speech speech, TimeProvider clock) : PageModel
{
    public DateOnly Today => council.Time.Today(clock);

    public Spoken Spoken { get; private set; } = null!;

    public TrackedCase Tracked { get; private set; } = null!;

    public bool MayReopen { get; private set; }

    /// <summary>Where the reporter rates a closed case.</summary>
    public string? RatingUrl { get; private set; }

    /// <summary>What they have just done: `told`, `reopened`.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken stop)
    {
        if (await tracked.Show(HttpContext, stop) is not { } found) return RedirectToPage("/Track");
        (Tracked, Spoken) = (found, speech.For(HttpContext, found.Opened.Case.Language));
        Done = done is "told" or "reopened" ? done : null;
        MayReopen = found.Visit.IsReporter && found.Opened.Case.MayReopen(found.Opened.Service, clock.GetUtcNow().UtcDateTime, council);
        if (found.Visit.IsReporter) RatingUrl = RatingLink.Of(found.Opened.Case, found.Opened.Service, tickets);
        audit.Record(Actor.Resident, "case-seen", found.Opened.Case.Id.Value);
        await db.SaveChangesAsync(stop);
        return Page();
    }
}
