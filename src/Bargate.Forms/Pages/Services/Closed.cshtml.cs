using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms.Pages.Services;

/// <summary>Says that a service is not there any more, what became of a form half filled in, and whom to ask.</summary>
internal sealed class ClosedPage(ServiceCatalogue catalogue, FormDoor door) : PageModel
{
    public Form Form { get; private set; } = null!;

    public IActionResult OnGet(string service)
    {
        if (catalogue.Current(service) is not null) return Redirect($"/services/{Uri.EscapeDataString(service)}");
        if (catalogue.Withdrawn(service) is not { } last) return NotFound();
        Form = door.Of(HttpContext, last, null);
        SpokenLanguage.Tell(HttpContext, last.Definition, Form.Language);
        Response.StatusCode = StatusCodes.Gone;
        return Page();
    }
}
