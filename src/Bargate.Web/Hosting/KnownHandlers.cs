using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bargate.Web.Hosting;

/// <summary>
/// A post to a page that handles none would be answered by the bare page, whose model nobody loaded: a 500. It is 405 here.
/// Reading is always allowed: a page of words needs no handler. So is the error page, which takes the place of any request.
/// </summary>
sealed class KnownHandlers : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null) return;
        var method = context.HttpContext.Request.Method;
        if (context.HandlerMethod is null && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method)) context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
