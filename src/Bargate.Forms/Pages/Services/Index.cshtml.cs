using Bargate.Forms.Funnel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms.Pages.Services;

/// <summary>The start page of a service.</summary>
internal sealed class IndexPage(FormDoor door, FunnelCounter funnel) : PageModel
{
    public Form Form { get; private set; } = null!;

    /// <summary>The visitor has begun and not sent it yet.</summary>
    public bool Continuing => Form.Draft is { IsSubmitted: false, Answers: { IsEmpty: false } };

    public async Task<IActionResult> OnGetAsync(string service)
    {
        if (await door.Open(HttpContext, service) is not { } form) return NotFound();
        // A draft that was sent is done with; the start page begins a new one, from the current edition.
        if (form.Draft is { IsSubmitted: true }) DraftCookie.Delete(Response, service);
        Form = form;
        funnel.Shown(HttpContext, form, Places.Start);
        return Page();
    }
}
