using Bargate.Accounts.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Accounts.Pages.Staff;

/// <summary>Says to somebody who could not sign in why, and whom to ask.</summary>
[AllowAnonymous]
sealed class RefusedPage : PageModel
{
    public string Because { get; private set; } = SignInRefused.Failed;

    public IActionResult OnGet(string? because)
    {
        if (because is SignInRefused.Unknown or SignInRefused.Stopped or SignInRefused.Again) Because = because;
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
