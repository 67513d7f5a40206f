using Bargate.Cases.Storage;
using Bargate.Cases.Tracking;
using Bargate.Kernel.Auditing;
using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Cases.Pages.Track;

/// <summary>Where a link in a message leads. Opening it spends nothing, because mail scanners open links; its button does.</summary>
[NeverKept, EnableRateLimiting("public-posts")]
internal sealed class IndexPage(BargateDb db, OpenCases cases, TrackingMail mail, Visits visits, Speech speech, Audit audit, TimeProvider clock) : PageModel
{
    public Spoken Spoken { get; private set; } = null!;

    public bool Good { get; private set; }

    /// <summary>The link was ours, so a new one can be sent to the address it was sent to.</summary>
    public bool Known { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken stop) => await Find(token, stop);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        var link = await Find(token, stop);
        // Pressed twice: the first press has opened the case in this browser.
        if (link is not null && !Good && visits.Read(HttpContext) is { } visit && visit.Case == link.Case) return Redirect("/track/case" + Chosen);
        if (link is null || !Good) return Page();
        link.Spend(clock.GetUtcNow().UtcDateTime);
        audit.Record(Actor.Resident, "tracking-link-used", link.Case.Value);
        try { await db.SaveChangesAsync(stop); }
        catch (DbUpdateConcurrencyException)
        {
            Good = false;
            return Page();
        }
        visits.Begin(HttpContext, new Visit(link.Case.Value, link.Follower, ByPostcode: false, IsReporter: link.Follower is null));
        return Redirect("/track/case" + Chosen);
    }

    public async Task<IActionResult> OnPostAgainAsync(string token, CancellationToken stop)
    {
        if (await Find(token, stop) is { Follower: null } link && !Good && await cases.Find(link.Case, stop) is { } opened)
        {
            await mail.Once(async () =>
            {
                await mail.Send(opened, stop);
                audit.Record(Actor.Resident, "tracking-link-asked", link.Case.Value);
            }, stop);
        }
        return Redirect($"/track?sent=true{Spoken.Query.Replace('?', '&')}");
    }

    // A language that was chosen before the visit began goes on with it.
    string Chosen => Request.Query[PageLanguage.Asked] == Spoken.Language ? $"?{PageLanguage.Asked}={Spoken.Language}" : "";

    async Task<TrackingLink?> Find(string token, CancellationToken stop)
    {
        var hash = TrackingLink.HashOf(token);
        var link = token.Length == 32 ? await db.TrackingLinks.SingleOrDefaultAsync(it => it.TokenHash == hash, stop) : null;
        Good = link?.IsGood(clock.GetUtcNow().UtcDateTime) == true;
        Known = link is { Follower: null };
        Spoken = speech.For(HttpContext, link is null ? null : await LanguageOf(link, stop));
        return link;
    }

    Task<string?> LanguageOf(TrackingLink link, CancellationToken stop)
    {
        var (about, follower) = (link.Case, link.Follower);
        return follower is not null
            ? db.Followers.Where(it => it.Id == follower).Select(it => (string?)it.Language).SingleOrDefaultAsync(stop)
            : db.Cases.Where(it => it.Id == about).Select(it => (string?)it.Language).SingleOrDefaultAsync(stop);
    }
}
