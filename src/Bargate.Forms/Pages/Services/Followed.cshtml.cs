using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms.Pages.Services;

/// <summary>Thanks for following instead of reporting again.</summary>
internal sealed class FollowedPage(FormDoor door) : PageModel
{
    public Form Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string service)
    {
        if (await door.Open(HttpContext, service) is not { } form) return NotFound();
        Form = form;
        return Page();
    }
}
