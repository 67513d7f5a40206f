using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms.Pages.Services;

/// <summary>Forgets the visitor's draft of a service and goes to its first page. The draft itself is disposed of by retention.</summary>
internal sealed class StartAgainPage(ServiceCatalogue catalogue) : PageModel
{
    public IActionResult OnGet(string service) => Redirect($"/services/{Uri.EscapeDataString(service)}");

    public IActionResult OnPost(string service)
    {
        if (catalogue.Current(service) is null) return NotFound();
        DraftCookie.Delete(Response, service);
        var language = Request.Query[SpokenLanguage.Key].ToString();
        return Redirect($"/services/{Uri.EscapeDataString(service)}{(language.Length is 2 && language.All(char.IsAsciiLetterLower) ? $"?{SpokenLanguage.Key}={language}" : "")}");
    }
}
