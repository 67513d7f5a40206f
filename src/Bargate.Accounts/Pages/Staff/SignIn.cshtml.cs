using Bargate.Accounts.Contract;
using Bargate.Accounts.SignIn;
using Bargate.Accounts.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Ids;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Accounts.Pages.Staff;

/// <summary>How officers come in: through the council's provider, or on a developer's machine by choosing who to be.</summary>
[AllowAnonymous, EnableRateLimiting(SignInServices.Limit)]
sealed class SignInPage(BargateDb db, Picker picker, Audit audit, IAuthenticationSchemeProvider schemes, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    public bool HasProvider { get; private set; }

    public IReadOnlyList<OfficerEntry>? ToPick { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        await Load();
        return Page();
    }

    // By a link and not a form: a browser holds the provider's redirects against our own `form-action` policy.
    public async Task<IActionResult> OnGetProviderAsync()
    {
        if (await schemes.GetSchemeAsync(OidcHandler.Scheme) is null) return NotFound();
        return Challenge(new AuthenticationProperties { RedirectUri = Back() }, OidcHandler.Scheme);
    }

    public async Task<IActionResult> OnPostPickAsync(OfficerId officer)
    {
        if (!picker.IsOffered(HttpContext)) return NotFound();
        if (await db.Officers.ForPractice().SingleOrDefaultAsync(it => it.Id == officer) is not { } chosen) return NotFound();
        chosen.Seen(clock.GetUtcNow().UtcDateTime);
        audit.Record(Actor.Officer(chosen.Id), "officer-signed-in", chosen.Id.Value);
        await db.SaveChangesAsync();
        await HttpContext.SignInAsync(OfficerCookie.Scheme, OfficerCookie.Principal(chosen.Id));
        return LocalRedirect(Back());
    }

    async Task Load()
    {
        HasProvider = await schemes.GetSchemeAsync(OidcHandler.Scheme) is not null;
        if (!picker.IsOffered(HttpContext)) return;
        ToPick = [.. (await db.Officers.AsNoTracking().ForPractice().OrderBy(it => it.Name).ToListAsync()).Select(it => it.Entry)];
    }

    // Only to our own pages, and never back to the page that signs in.
    string Back() => Url.IsLocalUrl(Return) && !Return.StartsWith("/staff/sign-", StringComparison.OrdinalIgnoreCase) ? Return : "/staff";
}
