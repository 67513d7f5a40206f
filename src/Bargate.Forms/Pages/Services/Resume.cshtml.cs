using Bargate.Forms.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Forms.Pages.Services;

/// <summary>Where the link of a saved draft leads. Opening it changes nothing (mail scanners open links); the button continues the draft here.</summary>
[EnableRateLimiting("public-posts")]
internal sealed class ResumePage(FormDoor door, BargateDb db, TimeProvider clock) : PageModel
{
    public Form Form { get; private set; } = null!;

    public bool IsGood { get; private set; }

    public async Task<IActionResult> OnGetAsync(string service, string token)
    {
        if (await door.Open(HttpContext, service) is not { } form) return NotFound();
        Form = form;
        IsGood = await Find(service, token) is not null;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, string token)
    {
        if (await Find(service, token) is not { } draft) return await OnGetAsync(service, token);
        // A secret of this device's own: the one that was here before opens the draft no longer.
        var cookie = DraftCookie.New(clock.GetUtcNow()) with { Draft = draft.Id };
        (draft.SecretHash, draft.ChangedAt) = (cookie.SecretHash, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        cookie.Write(Response, service);
        return Redirect($"/services/{service}");
    }

    async Task<Draft?> Find(string service, string token)
    {
        var (hash, now) = (ResumeLink.HashOf(token), clock.GetUtcNow().UtcDateTime);
        if (await db.ResumeLinks.AsNoTracking().SingleOrDefaultAsync(it => it.TokenHash == hash && it.ExpiresAt > now) is not { } link) return null;
        return await db.Drafts.SingleOrDefaultAsync(it => it.Id == link.Draft && it.Service == service && it.SubmittedAt == null);
    }
}
