using System.Security.Claims;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Ids;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Bargate.Accounts.SignIn;

/// <summary>
/// The officer's cookie holds an id and nothing else. Who that is and what they may do is read from the database at each request,
/// so an officer who was stopped, or moved to another team, is so at once.
/// </summary>
sealed class OfficerCookie(CurrentOfficer current, OfficerDirectory officers) : CookieAuthenticationEvents
{
    public const string Scheme = "officer";

    const string IdClaim = "officer";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "bargate-officer";
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.LoginPath = "/staff/sign-in";
        options.ReturnUrlParameter = "return";
        options.EventsType = typeof(OfficerCookie);
    }

    public static ClaimsPrincipal Principal(OfficerId id) => new(new ClaimsIdentity([new Claim(IdClaim, id.Value.ToString("N"))], Scheme));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (Guid.TryParse(context.Principal?.FindFirstValue(IdClaim), out var id) && await officers.Find(new(id), context.HttpContext.RequestAborted) is { } officer)
        {
            current.Become(officer);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    // The host's page for 403 says whom to ask; a redirect would hide the answer from a program and from the address bar.
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
