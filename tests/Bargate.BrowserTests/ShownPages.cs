using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>Notes which page the site has shown last, and how it ended: what stands in the browser says only its address.</summary>
public sealed class ShownPages : IResultFilter
{
    /// <summary>`/Staff/Cases/Close` and 200.</summary>
    public (string Page, int Status) Last { get; private set; }

    /// <summary>Every page that the router knows, and its address with names in braces.</summary>
    public static IReadOnlyDictionary<string, string> All(IServiceProvider services) => services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(it => it.Endpoints)
        .Select(it => it.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>().DistinctBy(it => it.ViewEnginePath)
        .ToDictionary(it => it.ViewEnginePath, it => "/" + it.AttributeRouteInfo!.Template!.TrimStart('/'));

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is PageResult shown && context.ActionDescriptor is PageActionDescriptor page) Last = (page.ViewEnginePath, shown.StatusCode ?? context.HttpContext.Response.StatusCode);
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
