using Bargate.Cases.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms.Pages.Services;

/// <summary>The confirmation: the reference, what happens next and when, and a rating in one tap.</summary>
internal sealed class SentPage(FormDoor door, BargateDb db, RatingTickets tickets) : PageModel
{
    public Form Form { get; private set; } = null!;

    /// <summary>What the first stage says, as the resident is told it.</summary>
    public string Next { get; private set; } = "";

    /// <summary>How they hear of it, as a key of the page's words: as they asked, where the form asks (the block `contact-choice`), else by email where we have one.</summary>
    public string Told { get; private set; } = "no-email";

    public string? RatingUrl => Form.Service.Rating.AfterSubmit && Form.Draft!.TakenBy is null
        ? $"/rate/{tickets.Write(new(Form.Version.Service, Form.Version.Number, Form.Draft.Case!.Value, RatingMoment.AfterSubmit))}" : null;

    public async Task<IActionResult> OnGetAsync(string service)
    {
        if (await door.Open(HttpContext, service) is not { } form) return NotFound();
        if (form.Draft is not { IsSubmitted: true, Case: { } id } draft) return Redirect(form.NextUrl());
        Form = form;
        (Next, var hasEmail) = await CaseReceipt.Read(db, CaseId.From(id), draft.Key, HttpContext.RequestAborted);
        Told = hasEmail ? "email" : Asked(form) switch { "phone" => "by-phone", "letter" => "by-letter", _ => "no-email" };
        return Page();
    }

    static string? Asked(Form form) => form.Journey.Shows("tell-by") ? form.Draft!.Answers.Accepted.GetValueOrDefault("tell-by")?.Text() : null;
}
