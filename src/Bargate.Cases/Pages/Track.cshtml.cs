using Bargate.Cases.Storage;
using Bargate.Cases.Tracking;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Places;
using Bargate.Kernel.Sealing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Cases.Pages;

/// <summary>Track a case: by a link to the email address it was reported with, or by its postcode. No answer tells whether a case exists.</summary>
[NeverKept, EnableRateLimiting("public-posts")]
internal sealed class TrackPage(BargateDb db, OpenCases cases, TrackingMail mail, PostcodeTries tries, Visits visits, MasterKey master, Audit audit, Speech speech) : PageModel
{
    [BindProperty] public string? Reference { get; set; }

    /// <summary>`email` or `postcode`.</summary>
    [BindProperty] public string? How { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? Postcode { get; set; }

    public bool Sent { get; private set; }

    public Spoken Spoken { get; private set; } = null!;

    public void OnGet(bool sent, string? reference) => (Sent, Reference, Spoken) = (sent, SpokenReference.Parse(reference), speech.For(HttpContext));

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Spoken = speech.For(HttpContext);
        var words = Spoken.Words;
        var reference = SpokenReference.Parse(Reference);
        if (reference is null) ModelState.AddModelError(nameof(Reference), words["cases.track.error-reference"]);
        if (How is not ("email" or "postcode")) ModelState.AddModelError(nameof(How), words["cases.track.error-how"]);
        if (How == "email" && !LooksLikeEmail(Email)) ModelState.AddModelError(nameof(Email), words["cases.track.error-email"]);
        if (How == "postcode" && UkPostcode.Parse(Postcode) is null) ModelState.AddModelError(nameof(Postcode), words["cases.track.error-postcode"]);
        if (ModelState.ErrorCount > 0) return Page();
        return How == "email" ? await ByEmail(reference!, stop) : await ByPostcode(reference!, UkPostcode.Parse(Postcode)!, stop);
    }

    async Task<IActionResult> ByEmail(string reference, CancellationToken stop)
    {
        var hash = Contract.Following.HashOf(Email!, master);
        await mail.Once(async () =>
        {
            var found = await db.Cases.SingleOrDefaultAsync(it => it.Reference == reference && it.EmailHash == hash, stop);
            // Written in either case, so that the time of the answer tells nothing.
            audit.Record(Actor.Resident, "tracking-link-asked", found?.Id.Value ?? Guid.Empty);
            if (found is not null) await mail.Send(await cases.Open(found, stop), stop);
        }, stop);
        return Redirect($"/track?sent=true{Spoken.Query.Replace('?', '&')}");
    }

    async Task<IActionResult> ByPostcode(string reference, string postcode, CancellationToken stop)
    {
        var may = await tries.MayTry(reference, stop);
        var found = await db.Cases.AsNoTracking().SingleOrDefaultAsync(it => it.Reference == reference && it.Postcode == postcode, stop);
        if (!may || found is null)
        {
            ModelState.AddModelError(nameof(Postcode), Spoken.Words["cases.track.error-no-match"]);
            return Page();
        }
        visits.Begin(HttpContext, new Visit(found.Id.Value, null, ByPostcode: true, IsReporter: (await cases.Open(found, stop)).Service.Case.Public is null));
        return Redirect("/track/case" + Spoken.Query);
    }

    static bool LooksLikeEmail(string? text) => text?.Trim() is { Length: > 4 and < 255 } typed && typed.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < typed.Length - 1 && !typed.Any(char.IsWhiteSpace);
}
