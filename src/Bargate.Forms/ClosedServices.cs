using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms;

/// <summary>Leads every page of a service that was withdrawn, also from an old link or with a form half filled in, to the page that says so.</summary>
internal sealed class ClosedServices(ServiceCatalogue catalogue) : IResourceFilter
{
    public const string Page = "closed";

    // What was sent stays sent: whoever loads these again still needs the reference.
    static readonly string[] Outlasting = ["/Services/Sent", "/Services/Followed"];

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.ActionDescriptor is PageActionDescriptor page && Outlasting.Contains(page.ViewEnginePath)) return;
        if (context.RouteData.Values["service"] is not string service || catalogue.Current(service) is not null || catalogue.Withdrawn(service) is null) return;
        var (closed, language) = ($"/services/{service}/{Page}", context.HttpContext.Request.Query[SpokenLanguage.Key].ToString());
        if (context.HttpContext.Request.Path.Value != closed)
            context.Result = new RedirectResult(language.Length is 2 && language.All(char.IsAsciiLetterLower) ? $"{closed}?{SpokenLanguage.Key}={language}" : closed);
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
