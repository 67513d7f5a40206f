using Bargate.Forms.Funnel;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Forms.Pages.Services;

/// <summary>Check your answers, and send them.</summary>
[EnableRateLimiting("public-posts")]
internal sealed class CheckPage(FormDoor door, QuestionTypes types, Submission submission, FunnelCounter funnel, IAntiforgery antiforgery) : PageModel
{
    public Form Form { get; private set; } = null!;

    /// <summary>Another tab changed an answer between looking and sending.</summary>
    public bool Changed { get; private set; }

    public IHtmlContent Token => new FormToken(antiforgery.GetAndStoreTokens(HttpContext));

    public IReadOnlyList<CheckSection> Sections => CheckRows.Of(Form, types);

    public async Task<IActionResult> OnGetAsync(string service)
    {
        if (await Load(service) is { } elsewhere) return elsewhere;
        funnel.Shown(HttpContext, Form, Places.Check);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service)
    {
        if (await Load(service) is { } elsewhere) return elsewhere;
        if (await submission.Send(Form, HttpContext.RequestAborted)) return Redirect(Form.Url("sent"));
        if (await Load(service) is { } sent) return sent;
        (Changed, Response.StatusCode) = (true, StatusCodes.Conflict);
        return Page();
    }

    async Task<IActionResult?> Load(string service)
    {
        if (await door.Open(HttpContext, service) is not { } form) return NotFound();
        Form = form;
        if (form.Draft is { IsSubmitted: true }) return Redirect(form.Url("sent"));
        return form.Draft is not null && form.Journey.IsComplete ? null : Redirect(form.NextUrl());
    }
}
