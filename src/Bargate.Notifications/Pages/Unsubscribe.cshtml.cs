using Bargate.Kernel.Auditing;
using Bargate.Kernel.Events;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Notifications.Pages;

/// <summary>
/// Stops a follow or a survey. Reading the page changes nothing, because mail scanners open links; the button does, and so does the
/// mail program's own post (RFC 8058), which has no cookie and no antiforgery token. The link is the secret: nobody else's page can know it.
/// </summary>
[IgnoreAntiforgeryToken]
sealed class UnsubscribePage(BargateDb db, UnsubscribeLinks links, Outbox outbox, Audit audit, TimeProvider clock) : PageModel
{
    public bool Done { get; private set; }

    public string Kind { get; private set; } = "";

    public IActionResult OnGet(string token)
    {
        if (links.Read(token) is not { } from) return NotFound();
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Kind = from.Kind;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (links.Read(token) is not { } from) return NotFound();
        (Kind, Done) = (from.Kind, true);
        outbox.Raise(new Unsubscribed(from.Kind, from.Subscription, clock.GetUtcNow().UtcDateTime));
        audit.Record(Actor.Resident, "unsubscribed", from.Subscription);
        await db.SaveChangesAsync();
        return Page();
    }
}
