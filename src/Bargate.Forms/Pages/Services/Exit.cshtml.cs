using Bargate.Forms.Funnel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms.Pages.Services;

/// <summary>Where a form ends early, and what to do instead. Only the exit that the answers lead to is shown.</summary>
internal sealed class ExitPage(FormDoor door, FunnelCounter funnel) : PageModel
{
    public Form Form { get; private set; } = null!;

    public Bargate.Services.Contract.ExitPage Exit => Form.Journey.Exit!;

    public string BackUrl => Form.Journey.ExitAt is { } question ? Form.Url(question.PageId) : Form.Url();

    public async Task<IActionResult> OnGetAsync(string service, string exit)
    {
        if (await door.Open(HttpContext, service) is not { } form || form.Service.ExitPage(exit) is null) return NotFound();
        Form = form;
        if (form.Journey.Exit?.Id != exit) return Redirect(form.NextUrl());
        funnel.Shown(HttpContext, form, Places.Exit(exit));
        return Page();
    }
}
