using Bargate.Accounts.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Accounts.Pages.Staff;

/// <summary>Signs out by a button; a link that an email or a picture could follow signs nobody out.</summary>
[AllowAnonymous]
sealed class SignOutPage : PageModel
{
    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(OfficerCookie.Scheme);
        return RedirectToPage();
    }
}
